package io.onyxos.kit.contract;

import java.util.Locale;

/**
 * How an operation is called where its resource does not say so itself: by its tag and method, as people and generated
 * clients would: {@code listModels} "List models", {@code archiveModel}.
 *
 * @param tag in the plural as in {@code Model accounts}
 * @param method of the resource
 */
record OperationName(String tag, String method) {

    /** Unique in a service if tag and method are. */
    String id() {
        return switch (method) {
            case "list" -> "list" + camel(tag);
            default -> verb() + camel(singular()) + method.substring(verb().length());
        };
    }

    /** Null for methods that only their author can explain. */
    String summary() {
        String one = article() + singular().toLowerCase(Locale.ROOT);
        return switch (method) {
            case "list" -> "List " + tag.toLowerCase(Locale.ROOT);
            case "get" -> "Get " + one;
            case "create" -> "Create " + one;
            case "update" -> "Change " + one;
            case "delete" -> "Delete " + one;
            default -> null;
        };
    }

    private String singular() {
        if (tag.endsWith("ies") && !tag.endsWith("eries")) {
            return tag.substring(0, tag.length() - 3) + "y";
        }
        return tag.endsWith("s") && !tag.endsWith("ss") && !tag.endsWith("eries")
                ? tag.substring(0, tag.length() - 1)
                : tag;
    }

    private String article() {
        return "AEIOaeio".indexOf(tag.charAt(0)) >= 0 ? "an " : "a ";
    }

    /** The first word of the method's name. */
    private String verb() {
        return method.split("(?=\\p{Upper})", 2)[0];
    }

    private static String camel(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("[^A-Za-z0-9]+")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
