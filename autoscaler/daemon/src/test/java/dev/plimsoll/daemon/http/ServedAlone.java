package dev.plimsoll.daemon.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** An endpoint in a process of its own, as the limits of the JDK's server are of the process; serves until its input ends. */
final class ServedAlone {

    private ServedAlone() {}

    @SuppressWarnings("SystemOut") // the port is what the parent waits for
    public static void main(String[] arguments) throws IOException {
        try (Endpoint endpoint = Endpoint.open(
                "server",
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                Map.of("/healthz", () -> WebPage.health("")))) {
            System.out.println(endpoint.port());
            while (System.in.read() >= 0) {}
        }
    }
}
