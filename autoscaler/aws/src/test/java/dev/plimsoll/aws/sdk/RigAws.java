package dev.plimsoll.aws.sdk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.testkit.rig.ControlPlane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS fake of the control plane rig: the one whose endpoint {@code PLIMSOLL_TEST_AWS_ENDPOINT} names (it is emptied), or
 * one of our own if the rig's programs are there.
 */
final class RigAws implements AutoCloseable {

    private static final String ENDPOINT = "PLIMSOLL_TEST_AWS_ENDPOINT";
    private static final Duration START = Duration.ofSeconds(60);

    private final URI uri;
    private final @Nullable Process process;
    private final Path faults;
    private final HttpClient http = HttpClient.newHttpClient();
    private final SdkClients clients;
    private final SdkWire wire;
    private @Nullable String image;

    private RigAws(URI uri, Path faults, @Nullable Process process) {
        this.uri = uri;
        this.faults = faults;
        this.process = process;
        clients = SdkClients.of(
                new SdkClients.Target(uri, Region.EU_CENTRAL_1, FakeEndpoint.ANYBODY, Duration.ofSeconds(60)));
        wire = new SdkWire(clients);
    }

    /** Reports the test as skipped if there is none. */
    static RigAws start(Path directory) throws IOException, InterruptedException {
        String given = System.getenv(ENDPOINT);
        Path faults = directory.resolve("faults.json");
        if (given != null && !given.isBlank()) {
            return new RigAws(URI.create(given), faults, null);
        }
        Path python = ControlPlane.programs().resolve("venv/bin/python");
        Path script = ControlPlane.scripts().resolve("aws.py");
        assumeTrue(
                Files.isExecutable(python) && Files.isReadable(script),
                "no AWS fake: build the control plane rig (" + python + ", " + script + "), or name one in "
                        + ENDPOINT);
        int port = freePort();
        Files.writeString(faults, "{}");
        Process process = new ProcessBuilder(
                        python.toString(), "-B", script.toString(), String.valueOf(port), faults.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("aws.log").toFile())
                .start();
        var rig = new RigAws(URI.create("http://127.0.0.1:" + port), faults, process);
        rig.awaitStart(directory.resolve("aws.log"));
        return rig;
    }

    /** For what tests prepare and look at. */
    SdkClients clients() {
        return clients;
    }

    /** For what is tested. */
    SdkWire wire() {
        return wire;
    }

    /** Makes a launch template, and returns its id. */
    String launchTemplate(String name, String type) {
        return clients.ec2()
                .createLaunchTemplate(request -> request.launchTemplateName(name)
                        .launchTemplateData(data -> data.imageId(image()).instanceType(type)))
                .launchTemplate()
                .launchTemplateId();
    }

    /** One that is there, whatever else is emptied. */
    String image() {
        String known = image;
        if (known == null) {
            known = clients.ec2().describeImages().images().getFirst().imageId();
            image = known;
        }
        return known;
    }

    /** What goes wrong from now on, as the rig's README says; skips the test if the fake is not our own. */
    void faults(String json) throws IOException {
        assumeTrue(process != null, "only an AWS fake of our own can be told what to get wrong: unset " + ENDPOINT);
        Files.writeString(faults, json);
    }

    /** Lets instances come and go within a tenth of a second; one that is not our own keeps its pace. */
    void hasten() throws IOException {
        Files.writeString(faults, "{\"pendingSeconds\": 0.1, \"terminatingSeconds\": 0.1}");
    }

    /** Empties it. */
    void reset() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri.resolve("/moto-api/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                send(HttpRequest.newBuilder(uri.resolve("/moto-api/data.json")).build());
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || (process != null && process.waitFor(100, TimeUnit.MILLISECONDS))) {
                    close();
                    throw new IOException("the AWS fake did not start:\n" + Files.readString(log), notYet);
                }
            }
        }
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        wire.close();
        http.close();
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
