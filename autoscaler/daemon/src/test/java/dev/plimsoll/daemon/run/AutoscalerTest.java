package dev.plimsoll.daemon.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.ConfigurationFile;
import dev.plimsoll.daemon.fleet.SimulatedWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon, without a control plane: it buys, keeps its memory, stands by, and says how it is. */
final class AutoscalerTest {

    private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/plimsoll";
    private static final String MAPS = "/api/v1/namespaces/kube-system/configmaps/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LOCAL =
            "server: {address: 127.0.0.1, port: 0, healthAddress: 127.0.0.1, healthPort: 0}\n";

    @TempDir
    private Path directory;

    private final SimulatedWorld world = new SimulatedWorld();

    AutoscalerTest() throws IOException {}

    @BeforeEach
    void aGroupAndAFreeLease() {
        world.aws().group("web", 0, 5, SimulatedWorld.TAG);
        lease("");
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    @AfterEach
    void close() {
        Awaitility.reset();
        world.close();
    }

    @Test
    void buysForPodsThatWaitAndKeepsWhatItKnowsAndSaysHowItIs() throws IOException, InterruptedException {
        world.waitingPod("a");
        try (Autoscaler autoscaler = autoscaler(false)) {
            autoscaler.start();
            Awaitility.await().until(() -> desired() == 1);
            Awaitility.await().until(() -> !world.at(MAPS + "plimsoll-memory").isMissingNode());
            Awaitility.await()
                    .until(() -> get(autoscaler.healthPort(), "/readyz").equals("200 ok\n"));

            assertThat(get(autoscaler.healthPort(), "/healthz")).isEqualTo("200 ok\n");
            assertThat(get(autoscaler.healthPort(), "/status")).startsWith("404");
            assertThat(get(autoscaler.port(), "/status")).contains("leading as me", "web");
            assertThat(get(autoscaler.port(), "/metrics")).contains("cluster_autoscaler_unschedulable_pods_count");
            assertThat(get(autoscaler.port(), "/healthz")).startsWith("404");
            assertThat(world.at(LEASE).path("spec").path("holderIdentity").asString(""))
                    .isEqualTo("me");
        }
        assertThat(world.at(LEASE).path("spec").path("holderIdentity").asString(""))
                .isEmpty();
    }

    /** Rounds by themselves are an hour apart here. */
    @Test
    void aPodThatBeginsToWaitIsHelpedAtOnce() throws IOException {
        try (Autoscaler autoscaler = autoscaler(false, "rounds: {atLeastEvery: 1h, gap: 0s}\n", LOCAL)) {
            autoscaler.start();
            Awaitility.await().until(() -> autoscaler.statusText().contains("last round at"));
            Awaitility.await()
                    .until(() -> get(autoscaler.healthPort(), "/readyz").equals("200 ok\n"));
            world.waitingPod("a");
            Awaitility.await().until(() -> desired() == 1);
        }
    }

    @Test
    void standsByWhileAnotherHasTheLeaseAndChangesNothing() throws IOException, InterruptedException {
        lease("other");
        world.waitingPod("a");
        try (Autoscaler autoscaler = autoscaler(false)) {
            autoscaler.start();
            Awaitility.await()
                    .until(() -> get(autoscaler.healthPort(), "/readyz").equals("200 ok\n"));
            Awaitility.await().until(() -> autoscaler.statusText().contains("standing by as me; leader: other"));
            assertThat(world.aws().takeCalls()).isEmpty();
        }
        assertThat(world.at(LEASE).path("spec").path("holderIdentity").asString(""))
                .isEqualTo("other");
        assertThat(world.server().takeRequests()).noneMatch(AutoscalerTest::isWrite);
    }

    @Test
    void aMemoryThatCannotBeReadKeepsNobodyFromTheirNodes() throws IOException, InterruptedException {
        world.server().send("POST", MAPS.substring(0, MAPS.length() - 1), """
                {"metadata":{"name":"plimsoll-memory"},"binaryData":{"memory":"%s"}}
                """.formatted(
                        Base64.getEncoder().encodeToString("garbled".getBytes(UTF_8))));
        world.waitingPod("a");
        try (Autoscaler autoscaler = autoscaler(false)) {
            autoscaler.start();
            Awaitility.await().until(() -> desired() == 1);
            assertThat(autoscaler.statusText()).contains("plimsoll-memory-unreadable");
            assertThat(get(autoscaler.healthPort(), "/healthz")).isEqualTo("200 ok\n");
        }
        assertThat(world.at(MAPS + "plimsoll-memory-unreadable").isMissingNode())
                .isFalse();
    }

    @Test
    void aDryRunOfOneRoundServesNothingAndChangesNothing() throws IOException, InterruptedException {
        world.waitingPod("a");
        try (Autoscaler autoscaler = autoscaler(true)) {
            assertThat(autoscaler.once(PATIENCE)).isTrue();
            assertThat(autoscaler.port()).isEqualTo(-1);
            assertThat(autoscaler.healthPort()).isEqualTo(-1);
            assertThat(autoscaler.statusText()).contains("raise web to 1", "dry run: nothing is changed");
        }
        assertThat(desired()).isZero();
        assertThat(world.server().takeRequests()).noneMatch(AutoscalerTest::isWrite);
    }

    @Test
    void aDryRunIsForWhoSitsAtTheMachineAlone() throws IOException {
        try (Autoscaler autoscaler = autoscaler(
                true, "", "server: {address: 192.0.2.1, port: 0, healthAddress: 192.0.2.1, healthPort: 0}\n")) {
            autoscaler.start();
            assertThat(autoscaler.port()).isPositive();
        }
    }

    private static boolean isWrite(String request) {
        return List.of("create", "update", "patch", "delete").contains(request.substring(0, request.indexOf(' ')));
    }

    private int desired() {
        return world.aws().now("web").size().desired();
    }

    private void lease(String holder) {
        String body = "{\"metadata\":{\"name\":\"plimsoll\"},\"spec\":{\"holderIdentity\":\"" + holder
                + "\",\"leaseDurationSeconds\":40}}";
        if (world.at(LEASE).isMissingNode()) {
            world.server().send("POST", LEASE.substring(0, LEASE.lastIndexOf('/')), body);
        } else {
            world.server().send("PATCH", LEASE, body);
        }
    }

    private Autoscaler autoscaler(boolean dryRun) throws IOException {
        return autoscaler(dryRun, "rounds: {atLeastEvery: 1s, gap: 0s}\n", LOCAL);
    }

    private Autoscaler autoscaler(boolean dryRun, String rounds, String server) throws IOException {
        Path file = directory.resolve("plimsoll.yaml");
        Files.writeString(file, "groups: {tags: [\"" + SimulatedWorld.TAG + "\"]}\n" + rounds + server);
        Configuration configuration = ConfigurationFile.read(file).configuration();
        return new Autoscaler(
                new Autoscaler.Options(configuration, "me", dryRun, List.of()),
                new Autoscaler.Wires(world.api(), world.aws()));
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
