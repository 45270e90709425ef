package io.onyxos.kit.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which characters a text of a client's may have: no control characters, no half of a surrogate pair, which no database
 * stores, and no overrides of the writing direction, which make a text read as another one. Line breaks and tabs only in
 * a text of many lines.
 */
final class Characters {

    /** The code of the refusal in a body. */
    static final String REFUSAL = "invalid_character";

    private static final String LINE_BREAKS_AND_TAB = "\t\n\r";

    /** White space of every script, and what has no width or no ink: formats, fillers, variation selectors, empty Braille. */
    private static final Pattern BLANK = Pattern.compile(
            "[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0]*");

    private Characters() {}

    /** What is wrong with the text, in words; empty where nothing is. */
    static Optional<String> fault(String text, boolean manyLines) {
        int place = 0;
        while (place < text.length()) {
            int character = text.codePointAt(place);
            if (isRefused(character, manyLines)) {
                return Optional.of("must not have the character U+%04X".formatted(character));
            }
            place += Character.charCount(character);
        }
        return Optional.empty();
    }

    /** Whether there is nothing to see, as in the empty text. */
    static boolean isBlank(CharSequence text) {
        return BLANK.matcher(text).matches();
    }

    private static boolean isRefused(int character, boolean manyLines) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !manyLines || LINE_BREAKS_AND_TAB.indexOf(character) < 0;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !manyLines;
            case Character.SURROGATE -> true;
            // embeddings, overrides and isolates; the marks of right-to-left scripts are no danger
            case Character.FORMAT ->
                character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
            default -> false;
        };
    }
}
