package io.onyxos.localstack.mail;

import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.machine.Ports;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Takes the mails that services send and puts them into the mailbox: none leaves this machine. */
public final class SmtpServer implements Part {

    /** The port of SMTP in {@code supabase start}. */
    public static final int SUPABASE_PORT = 54325;

    private static final int LARGEST_MAIL = 10 << 20;

    private final Mailbox mailbox;
    private int port;
    private SMTPServer server;

    /** Port 0 takes a free one at the first start. */
    public SmtpServer(int port, Mailbox mailbox) {
        this.port = port;
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "smtp";
    }

    /** As {@code host:port}. */
    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public void start() throws IOException {
        port = Ports.claim(port);
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getByName(Ports.HOST))
                .port(port)
                .maxMessageSize(LARGEST_MAIL)
                .messageHandler((context, from, to, data) -> mailbox.deliver(read(from, to, data)))
                .build();
        server.start();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void close() {
        if (server != null) server.stop();
    }

    private static Mail read(String from, String to, byte[] data) throws RejectException {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(data));
            var subject = Objects.requireNonNullElse(message.getSubject(), "");
            var text = find("text/plain", message.getContentType(), message.getContent());
            var html = find("text/html", message.getContentType(), message.getContent());
            return new Mail(Instant.now(), from, to, subject, text, html, "", "");
        } catch (MessagingException | IOException e) {
            throw new RejectException(554, "Not a mail: " + e.getMessage());
        }
    }

    /** The first text of this type in the content, empty if there is none. */
    private static String find(String type, String contentType, Object content) throws MessagingException, IOException {
        if (content instanceof String text) return contentType.toLowerCase().startsWith(type) ? text : "";
        if (!(content instanceof Multipart parts)) return "";
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            var found = find(type, part.getContentType(), part.getContent());
            if (!found.isEmpty()) return found;
        }
        return "";
    }
}
