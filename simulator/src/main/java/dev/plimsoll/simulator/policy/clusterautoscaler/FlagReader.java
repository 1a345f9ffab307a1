package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.configuration.DurationText;
import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.ExpanderKind;
import dev.plimsoll.core.model.NearestName;
import dev.plimsoll.core.settings.DrainOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a command line of cluster-autoscaler apart. Every flag is named here once: read, of no effect on what is modelled, or refused. */
final class FlagReader {

    /** Flags that change nothing a simulated world could show. */
    private static final Set<String> WITHOUT_EFFECT = Set.of( // looked up only
            "add-dir-header",
            "address",
            "alsologtostderr",
            "aws-use-static-instance-list",
            "cloud-config",
            "cloud-provider",
            "cluster-name",
            "cluster-snapshot-parallelism",
            "cordon-node-before-terminating",
            "emit-per-nodegroup-metrics",
            "frequent-loops-enabled",
            "kube-api-content-type",
            "kube-client-burst",
            "kube-client-qps",
            "kubeconfig",
            "kubernetes",
            "leader-elect",
            "leader-elect-lease-duration",
            "leader-elect-renew-deadline",
            "leader-elect-resource-lock",
            "leader-elect-resource-name",
            "leader-elect-retry-period",
            "log-backtrace-at",
            "log-dir",
            "log-file",
            "logtostderr",
            "max-failing-time",
            "max-inactivity",
            "max-node-startup-time",
            "max-startup-time",
            "namespace",
            "node-group-auto-discovery",
            "node-info-cache-expire-time",
            "nodes",
            "profiling",
            "record-duplicated-events",
            "regional",
            "skip-headers",
            "status-config-map-name",
            "stderrthreshold",
            "user-agent",
            "v",
            "vmodule",
            "write-status-configmap");

    private final String commandLine;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    FlagReader(String commandLine) {
        this.commandLine = commandLine;
        new StringTokenizer(commandLine).asIterator().forEachRemaining(word -> take((String) word));
    }

    private void take(String word) {
        if (!word.startsWith("-")) {
            throw new IllegalArgumentException("cluster-autoscaler's flags have '" + word
                    + "', which is none: write each as --name=value with no space in it");
        }
        String[] parts = word.replaceFirst("^--?", "").split("=", 2);
        given.put(parts[0], parts.length == 1 ? "true" : parts[1]);
    }

    Flags read() {
        var flags = new Flags(loop(), growth(), unneeded(), removal(), drain());
        given.keySet().removeAll(WITHOUT_EFFECT);
        if (!given.isEmpty()) {
            throw unknown(given.keySet().iterator().next());
        }
        return flags;
    }

    private IllegalArgumentException unknown(String name) {
        known.addAll(WITHOUT_EFFECT);
        String nearest = NearestName.to(name, known);
        return new IllegalArgumentException("the model of cluster-autoscaler knows no flag '--" + name + "' in '"
                + commandLine.strip() + "': did you mean --" + nearest
                + "? Else leave it out; known are --" + String.join(", --", List.copyOf(known)));
    }

    private Flags.Loop loop() {
        Duration interval = duration("scan-interval", Duration.ofSeconds(10));
        if (!interval.isPositive()) {
            throw bad("scan-interval", interval.toString(), "a time longer than zero, such as 10s", null);
        }
        return new Flags.Loop(
                interval,
                duration("new-pod-scale-up-delay", Duration.ZERO),
                duration("max-node-provision-time", Duration.ofMinutes(15)),
                new Flags.BackOff(
                        duration("initial-node-group-backoff-duration", Duration.ofMinutes(5)),
                        duration("max-node-group-backoff-duration", Duration.ofMinutes(30)),
                        duration("node-group-backoff-reset-timeout", Duration.ofHours(3))),
                new Flags.Health(number("ok-total-unready-count", 3), share("max-total-unready-percentage", 45)));
    }

    private Flags.Growth growth() {
        return new Flags.Growth(
                value("expander", ExpanderChoice.parse("least-waste"), FlagReader::expander),
                truth("balance-similar-node-groups", false),
                number("max-nodes-total", 0),
                number("max-nodes-per-scaleup", 1000));
    }

    private static ExpanderChoice expander(String text) {
        ExpanderChoice choice = ExpanderChoice.parse(text);
        if (choice.kinds().contains(ExpanderKind.COST) || choice.kinds().contains(ExpanderKind.PRICE)) {
            throw bad(
                    "expander",
                    text,
                    "least-waste, most-pods, least-nodes, priority or random: it has no others on AWS",
                    null);
        }
        return choice;
    }

    private Flags.Unneeded unneeded() {
        return new Flags.Unneeded(
                truth("scale-down-enabled", true),
                share("scale-down-utilization-threshold", 0.5),
                share("scale-down-gpu-utilization-threshold", 0.5),
                duration("scale-down-unneeded-time", Duration.ofMinutes(10)),
                new Flags.Times(
                        truth("scale-down-unready-enabled", true),
                        duration("scale-down-unready-time", Duration.ofMinutes(20)),
                        duration("unremovable-node-recheck-timeout", Duration.ofMinutes(5)),
                        number("max-bulk-soft-taint-count", 10),
                        truth("ignore-daemonsets-utilization", false)));
    }

    private Flags.Removal removal() {
        return new Flags.Removal(
                new Flags.Pauses(
                        duration("scale-down-delay-after-add", Duration.ofMinutes(10)),
                        duration("scale-down-delay-after-delete", Duration.ZERO),
                        duration("scale-down-delay-after-failure", Duration.ofMinutes(3))),
                number("max-scale-down-parallelism", 10),
                number("max-drain-parallelism", 1),
                new Flags.Steps(
                        duration("node-delete-delay-after-taint", Duration.ofSeconds(5)),
                        duration("max-pod-eviction-time", Duration.ofMinutes(2)),
                        Duration.ofSeconds(number("max-graceful-termination-sec", 600))));
    }

    private DrainOptions drain() {
        DrainOptions defaults = DrainOptions.CLUSTER_AUTOSCALER;
        boolean system = truth("skip-nodes-with-system-pods", true);
        return new DrainOptions(
                new DrainOptions.Owners(
                        truth("skip-nodes-with-custom-controller-pods", true),
                        number("min-replica-count", defaults.owners().minReplicas()),
                        defaults.owners().interruptJobs(),
                        defaults.owners().alsoReplicating()),
                new DrainOptions.Protection(
                        system ? defaults.protection().systemPods() : DrainOptions.SystemPods.FREE,
                        duration("blocking-system-pod-distruption-timeout", Duration.ofHours(1)),
                        truth("skip-nodes-with-local-storage", true),
                        defaults.protection().doNotDisrupt(),
                        defaults.protection().severalBudgets()),
                number("expendable-pods-priority-cutoff", defaults.expendableBelow()),
                truth("daemonset-eviction-for-occupied-nodes", true));
    }

    private <T> T value(String name, T otherwise, Function<String, T> reading) {
        known.add(name);
        String text = given.remove(name);
        return text == null ? otherwise : reading.apply(text);
    }

    private int number(String name, int otherwise) {
        return value(name, otherwise, text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw bad(name, text, "a whole number such as " + otherwise, e);
            }
        });
    }

    private double share(String name, double otherwise) {
        return value(name, otherwise, text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw bad(name, text, "a number such as " + otherwise, e);
            }
        });
    }

    private boolean truth(String name, boolean otherwise) {
        return value(name, otherwise, text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw bad(name, text, "true or false", null);
            }
            return text.equals("true");
        });
    }

    private Duration duration(String name, Duration otherwise) {
        return value(name, otherwise, text -> {
            try {
                return DurationText.parse(text);
            } catch (IllegalArgumentException e) {
                throw bad(name, text, "a time such as 90s or 10m", e);
            }
        });
    }

    private static IllegalArgumentException bad(String name, String text, String remedy, @Nullable Exception cause) {
        return new IllegalArgumentException("flag --" + name + " is '" + text + "': give " + remedy, cause);
    }
}
