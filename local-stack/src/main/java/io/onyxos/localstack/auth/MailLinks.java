package io.onyxos.localstack.auth;

import io.onyxos.localstack.mail.Mail;
import io.onyxos.localstack.mail.Mailbox;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Makes the links and codes that prove that somebody reads a mailbox, and puts the mails there. */
final class MailLinks {

    private static final String SENDER = "auth@onyxos.local";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Begins the token of a link that brings back a code for the client's verifier, not a session. */
    static final String PKCE = "pkce_";

    private final AuthSettings settings;
    private final String issuer;
    private final Mailbox mailbox;

    MailLinks(AuthSettings settings, String issuer, Mailbox mailbox) {
        this.settings = settings;
        this.issuer = issuer;
        this.mailbox = mailbox;
    }

    /** Sends the mail that the request asks for. */
    void send(Sql sql, UUID userId, MailKind kind, Request request) throws SQLException {
        var prefix = FlowStates.begin(sql, userId, kind, request) ? PKCE : "";
        var link = make(sql, userId, kind, prefix, request.query("redirect_to", ""));
        var text = kind.subject + ": open the link or enter " + link.code() + ".";
        mailbox.deliver(
                new Mail(Instant.now(), SENDER, link.to(), kind.subject, text, "", link.address(), link.code()));
    }

    /** A new link and code of this kind for the user; earlier ones of the same kind stop working. */
    Link make(Sql sql, UUID userId, MailKind kind, String redirectTo) throws SQLException {
        return make(sql, userId, kind, "", redirectTo);
    }

    private Link make(Sql sql, UUID userId, MailKind kind, String prefix, String redirectTo) throws SQLException {
        var user = Users.byId(sql, userId).orElseThrow(AuthError::userNotFound);
        var to = user.getString(kind == MailKind.EMAIL_CHANGE ? "new_email" : "email");
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var hash = prefix + hash(to, code);
        sql.run(
                "update auth.users set " + kind.tokenColumn + " = ?, " + kind.sentColumn + " = now() where id = ?",
                hash,
                userId);
        var target = settings.redirect(redirectTo);
        var address = issuer + "/verify?token=" + hash + "&type=" + kind.type + "&redirect_to="
                + URLEncoder.encode(target, StandardCharsets.UTF_8);
        return new Link(to, address, code, hash, target);
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
