package io.onyxos.localstack.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last mails of the local stack, newest first; nothing is sent and nothing is kept over a restart. */
public final class Mailbox {

    private static final int CAPACITY = 200;

    private final Deque<Mail> mails = new ArrayDeque<>();

    public synchronized void deliver(Mail mail) {
        mails.addFirst(mail);
        if (mails.size() > CAPACITY) mails.removeLast();
    }

    public synchronized List<Mail> newestFirst() {
        return List.copyOf(mails);
    }

    public synchronized Optional<Mail> latestTo(String address) {
        return mails.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .findFirst();
    }

    public synchronized void clear() {
        mails.clear();
    }
}
