package io.onyxos.localstack.machine;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine's loopback address, the only one the local stack listens on. */
public final class Ports {

    /** The address every part binds to. */
    public static final String HOST = "127.0.0.1";

    private Ports() {}

    /** The given port if nothing listens on it, a free one for 0. */
    public static int claim(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + " of " + HOST + " is in use: stop what listens there (another local stack?)", e);
        }
    }

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
