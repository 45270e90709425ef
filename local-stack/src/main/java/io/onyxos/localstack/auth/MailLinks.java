package io.onyxos.localstack.auth;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** Makes the links and codes that prove that somebody reads a mailbox, and puts the mails there. */
final class MailLinks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost");

    private final AuthSettings settings;
    private final String issuer;
    private final Mailbox mailbox;

    MailLinks(AuthSettings settings, String issuer, Mailbox mailbox) {
        this.settings = settings;
        this.issuer = issuer;
        this.mailbox = mailbox;
    }

    void send(Sql sql, UUID userId, MailKind kind, String redirectTo) throws SQLException {
        var link = make(sql, userId, kind, redirectTo);
        var text = kind.subject + ": open the link or enter " + link.code() + ".";
        mailbox.deliver(new Mail(Instant.now(), link.to(), kind.subject, text, link.address(), link.code()));
    }

    /** A new link and code of this kind for the user; earlier ones of the same kind stop working. */
    Link make(Sql sql, UUID userId, MailKind kind, String redirectTo) throws SQLException {
        var user = Users.byId(sql, userId).orElseThrow(AuthError::userNotFound);
        var to = user.getString(kind == MailKind.EMAIL_CHANGE ? "new_email" : "email");
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var hash = hash(to, code);
        sql.run(
                "update auth.users set " + kind.tokenColumn + " = ?, " + kind.sentColumn + " = now() where id = ?",
                hash,
                userId);
        var target = allowed(redirectTo);
        var address = issuer + "/verify?token=" + hash + "&type=" + kind.type + "&redirect_to="
                + URLEncoder.encode(target, StandardCharsets.UTF_8);
        return new Link(to, address, code, hash, target);
    }

    /** The address to go back to: one on this machine, otherwise the site's, because it will receive tokens. */
    String allowed(String redirectTo) {
        try {
            var target = URI.create(redirectTo);
            var local = target.getHost() != null && LOCAL_HOSTS.contains(target.getHost());
            return local && Set.of("http", "https").contains(target.getScheme()) ? redirectTo : settings.siteUrl();
        } catch (IllegalArgumentException e) {
            return settings.siteUrl();
        }
    }

    /** What the database holds of a code: the digest that Supabase Auth uses. */
    static String hash(String email, String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-224");
            return HexFormat.of().formatHex(digest.digest((email + code).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param hash what stands for the code in the link */
    record Link(String to, String address, String code, String hash, String redirectTo) {

        JsonObject describe(MailKind kind) {
            return new JsonObject()
                    .put("action_link", address)
                    .put("email_otp", code)
                    .put("hashed_token", hash)
                    .put("verification_type", kind.type)
                    .put("redirect_to", redirectTo);
        }
    }
}
