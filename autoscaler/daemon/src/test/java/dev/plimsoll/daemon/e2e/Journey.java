package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One test's cluster: node groups of its own, a daemon with the account of deploy/install.yaml that scales them through a relay,
 * and workloads in a namespace of its own. All is gone at its end.
 */
final class Journey implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path INSTALL = Path.of("..", "..", "deploy", "install.yaml");

    private final ControlPlane plane;
    private final Path directory;
    private final String name;
    private final Groups groups;
    private final AwsRelay relay;
    private final List<DaemonProcess> daemons = new ArrayList<>();

    Journey(ControlPlane plane, Path directory, String name) throws IOException, InterruptedException {
        this.plane = plane;
        this.directory = directory;
        this.name = name;
        URI aws = URI.create(plane.variable("AWS_ENDPOINT_URL"));
        groups = new Groups(name, aws);
        relay = new AwsRelay(aws);
        faults("");
        plane.kubectl("create", "namespace", name);
    }

    /** What goes wrong from now on, beside nodes that are as late to be ready as real ones: members of the rig's JSON. */
    void faults(String members) throws IOException {
        plane.faults("{\"notReadySeconds\": 20" + (members.isEmpty() ? "" : ", ") + members + "}");
    }

    String name() {
        return name;
    }

    Groups groups() {
        return groups;
    }

    AwsRelay relay() {
        return relay;
    }

    /** Installs what is shipped, but the Deployment, and starts a daemon with its account. */
    DaemonProcess startDaemon() throws IOException, InterruptedException {
        plane.kubectl("apply", "-f", INSTALL.toString());
        plane.kubectl("-n", "kube-system", "delete", "deployment", "plimsoll", "--wait=true");
        var environment = new TreeMap<>(plane.environment());
        environment.put("KUBECONFIG", ownKubeconfig().toString());
        environment.put("AWS_ENDPOINT_URL", relay.uri().toString());
        DaemonProcess daemon = DaemonProcess.start(directory, settings(name), environment);
        daemons.add(daemon);
        return daemon;
    }

    /** As people would set it, but with short waits. */
    private static String settings(String cluster) {
        return """
                groups: {clusterName: %s}
                rounds: {groupsMoving: 2s, groupsStill: 5s, atLeastEvery: 5s}
                autoscaler:
                  purchases: {provisionTimeout: 40s}
                  removals:
                    waits: {empty: 10s, underused: 10s, nodeAge: 10s}
                    drains: {retry: 5s, recheck: 10s}
                  guards: {removalShare: 0.5}
                """.formatted(cluster);
    }

    /** The kubeconfig of the administrator with the token of the daemon's account in place of the administrator's credentials. */
    private Path ownKubeconfig() throws IOException, InterruptedException {
        String token = plane.kubectl("-n", "kube-system", "create", "token", "plimsoll")
                .strip();
        Path file = Files.createTempFile(directory, "kubeconfig-", ".json");
        Files.writeString(file, Kubeconfigs.withToken(plane.kubeconfig(), token));
        return file;
    }

    /** Makes or changes objects of the journey's namespace. */
    void apply(String yaml) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "objects-", ".yaml");
        Files.writeString(file, yaml);
        plane.kubectl("-n", name, "apply", "-f", file.toString());
    }

    String kubectl(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-n", name));
        all.addAll(List.of(arguments));
        return plane.kubectl(all.toArray(String[]::new));
    }

    /** The pods of the namespace: node by name; "" for one without. */
    SortedMap<String, String> pods() throws IOException, InterruptedException {
        return table(kubectl(
                "get", "pods", "-o", "jsonpath={range .items[*]}{.metadata.name}={.spec.nodeName}{\"\\n\"}{end}"));
    }

    /** How many pods of the namespace run. */
    long running() throws IOException, InterruptedException {
        return kubectl("get", "pods", "-o", "jsonpath={range .items[*]}{.status.phase}{\"\\n\"}{end}")
                .lines()
                .filter("Running"::equals)
                .count();
    }

    /** The nodes of the journey's groups: instance id by name. */
    SortedMap<String, String> nodes() throws IOException, InterruptedException {
        List<String> ours = groups.inService();
        SortedMap<String, String> nodes = table(plane.kubectl(
                "get", "nodes", "-o", "jsonpath={range .items[*]}{.metadata.name}={.spec.providerID}{\"\\n\"}{end}"));
        nodes.replaceAll((node, provider) -> provider.substring(provider.lastIndexOf('/') + 1));
        nodes.values().retainAll(ours);
        return nodes;
    }

    /** Our taints: operation by node. */
    SortedMap<String, String> taints() throws IOException, InterruptedException {
        SortedMap<String, String> taints = table(plane.kubectl(
                "get",
                "nodes",
                "-o",
                "jsonpath={range .items[*]}{.metadata.name}="
                        + "{.spec.taints[?(@.key==\"ToBeDeletedByClusterAutoscaler\")].value}{\"\\n\"}{end}"));
        taints.values().removeIf(String::isEmpty);
        return taints;
    }

    private static SortedMap<String, String> table(String lines) {
        var table = new TreeMap<String, String>();
        lines.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            table.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return table;
    }

    /** Waits until this holds, and returns how long that took; fails with what the daemons have to say. */
    Duration await(String what, Callable<Boolean> holds) {
        long start = System.nanoTime();
        try {
            Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(holds);
        } catch (ConditionTimeoutException tooLong) {
            var said = new StringBuilder(String.valueOf(tooLong.getMessage()));
            daemons.forEach(daemon -> said.append('\n').append(daemon.lastWords()));
            throw new AssertionError(said.toString(), tooLong);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Fails unless every id that was ended was ended once. */
    void assertNothingEndedTwice() {
        assertThat(relay.calls("TerminateInstanceInAutoScalingGroup"))
                .extracting(call -> call.get("InstanceId"))
                .doesNotHaveDuplicates();
    }

    @Override
    public void close() throws IOException {
        daemons.forEach(DaemonProcess::close);
        relay.close();
        try {
            plane.kubectl("delete", "namespace", name, "--wait=false");
            plane.kubectl(
                    "-n", "kube-system", "delete", "configmap/plimsoll-memory", "lease/plimsoll", "--ignore-not-found");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        groups.close();
        plane.faults("{}");
        await(
                "the next journey finds no nodes",
                () -> plane.kubectl("get", "nodes", "-o", "name").isBlank());
    }
}
