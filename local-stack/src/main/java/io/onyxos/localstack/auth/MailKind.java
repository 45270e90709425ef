package io.onyxos.localstack.auth;

/** The mails of Supabase Auth: the type in their links, the method that sessions
 * name, and the columns of {@code auth.users} that hold what they prove. */
enum MailKind {
    SIGNUP("signup", "email/signup", "confirmation_token", "confirmation_sent_at", "Confirm your address"),
    INVITE("invite", "invite", "confirmation_token", "confirmation_sent_at", "You have been invited"),
    RECOVERY("recovery", "recovery", "recovery_token", "recovery_sent_at", "Reset your password"),
    MAGICLINK("magiclink", "magiclink", "recovery_token", "recovery_sent_at", "Your sign-in link"),
    EMAIL_CHANGE(
            "email_change",
            "email_change",
            "email_change_token_new",
            "email_change_sent_at",
            "Confirm your new address");

    final String type;
    final String method;
    final String tokenColumn;
    final String sentColumn;
    final String subject;

    MailKind(String type, String method, String tokenColumn, String sentColumn, String subject) {
        this.type = type;
        this.method = method;
        this.tokenColumn = tokenColumn;
        this.sentColumn = sentColumn;
        this.subject = subject;
    }

    static MailKind ofType(String type) {
        for (var kind : values()) if (kind.type.equals(type)) return kind;
        throw AuthError.validation("Verify requires a verification type");
    }
}
