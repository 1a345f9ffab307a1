package dev.plimsoll.daemon.e2e;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code plimsoll autoscale} in a process of its own. */
final class DaemonProcess implements AutoCloseable {

    private static final Pattern PURCHASE =
            Pattern.compile("\\{\"base\":\"(\\d+)\"},\\{\"target\":\"(\\d+)\"}[^\n]*\\{\"outcome\":\"Done\"}");

    private static final Pattern FOR_NONE = Pattern.compile("nodes for none of them, as AWS evens out zones: (\\d+)");

    private static final int LAST_LINES = 40;

    private final Process process;
    private final Thread endsWithTheTests;
    private final Ports ports;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private DaemonProcess(Process process, Ports ports, Path log) {
        this.process = process;
        endsWithTheTests = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(endsWithTheTests);
        this.ports = ports;
        this.log = log;
    }

    /** Where it shows its pages, and where it says whether it is alive and sees what it needs. */
    private record Ports(int pages, int health) {

        int of(String path) {
            return path.equals("/healthz") || path.equals("/readyz") ? health : pages;
        }
    }

    /** Starts it with these settings (YAML, without the server's) and variables; it logs to a new file in the directory. */
    static DaemonProcess start(Path directory, String settings, Map<String, String> environment) throws IOException {
        var ports = new Ports(freePort(), freePort());
        Path config = Files.createTempFile(directory, "plimsoll-", ".yaml");
        Files.writeString(
                config,
                settings + "server: {address: 127.0.0.1, port: " + ports.pages()
                        + ", healthAddress: 127.0.0.1, healthPort: " + ports.health() + "}\n");
        Path log = Files.createTempFile(directory, "plimsoll-", ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.plimsoll.daemon.cli.AutoscalerProcess",
                        "autoscale",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new DaemonProcess(builder.start(), ports, log);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** A page as text; "" while there is none. */
    String page(String path) throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of(path) + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (ConnectException notYet) {
            return "";
        }
    }

    /** How it says that things stand, and the end of its log. */
    String lastWords() {
        try {
            List<String> lines = log().lines().toList();
            return page("/status")
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The lines of its log that have these words in them. */
    List<String> logged(String words) throws IOException {
        return log().lines().filter(line -> line.contains(words)).toList();
    }

    /** How many instances it asked for, all in all. */
    int boughtInAll() throws IOException {
        return PURCHASE.matcher(log())
                .results()
                .mapToInt(raise -> Integer.parseInt(raise.group(2)) - Integer.parseInt(raise.group(1)))
                .sum();
    }

    /** How many of those it said were for no pod, but came since AWS evens out zones. */
    int boughtForNone() throws IOException {
        return FOR_NONE.matcher(log())
                .results()
                .mapToInt(raise -> Integer.parseInt(raise.group(1)))
                .sum();
    }

    /** How many rounds it has gone while leading. */
    long rounds() throws IOException, InterruptedException {
        return page("/metrics")
                .lines()
                .filter(line -> line.startsWith("cluster_autoscaler_function_duration_seconds_count"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Ends it without any warning. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the daemon did not end within a minute");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        awaitEnd();
        Runtime.getRuntime().removeShutdownHook(endsWithTheTests);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
