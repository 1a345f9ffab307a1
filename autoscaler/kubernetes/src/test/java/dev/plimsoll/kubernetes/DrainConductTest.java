package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.draining.CoveringBudgets;
import dev.plimsoll.core.draining.DrainContext;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Drainability;
import dev.plimsoll.core.draining.PodDrain;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.settings.DrainOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of pods when their node is drained, against what cluster-autoscaler's code says. */
class DrainConductTest {

    /** Also that by our own defaults no node is drained that the other protects by its defaults. */
    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConductFiles#folders")
    void judgesPodsAsClusterAutoscalerDoes(Path folder) {
        var nodes = new Tally("drain: nodes");
        var pods = new Tally("drain: pods, each by itself");
        var differences = new TreeMap<String, Integer>();
        ConductFiles.forEach(folder, "drain", DrainCase.class, asked -> {
            if (!asked.input().daemonSetListerFails()) { // a cache of ours never does
                List<Pod> read = read(asked.input());
                judge(asked, read, nodes);
                judgeEach(asked, read, pods);
                String theirs = verdict(drain(asked.input(), DrainOptions.CLUSTER_AUTOSCALER, read));
                String ours = verdict(drain(asked.input(), DrainOptions.PLIMSOLL, read));
                differences.merge(theirs + " -> " + ours, 1, Integer::sum);
            }
        });
        ConductFiles.assertAllAgree(nodes);
        ConductFiles.assertAllAgree(pods);
        System.out.println("drain, the other's defaults -> ours: " + differences);
        assertThat(differences.keySet())
                .allSatisfy(difference -> assertThat(difference)
                        .satisfiesAnyOf(
                                same -> assertThat(same).isEqualTo("drained -> drained"),
                                kept -> assertThat(kept).doesNotEndWith("-> drained")));
    }

    private static String verdict(PodDrain drain) {
        if (drain.blocker() != null) {
            return drain.blocker().why().code();
        }
        return drain.awaited().isEmpty() ? "drained" : "waits";
    }

    private static void judge(DrainCase asked, List<Pod> read, Tally tally) {
        DrainCase.Expected expected = asked.expected();
        PodDrain drain = drain(asked.input(), asked.input().options().ours(), read);
        String blocking = expected.blocking() == null
                ? "none"
                : expected.blocking().pod() + " " + expected.blocking().reason();
        String ours = drain.blocker() == null
                ? "none"
                : drain.blocker().podId() + " " + drain.blocker().why().code();
        compare(asked, tally, "blocking", blocking, ours);
        if (!blocking.equals("none")) {
            return;
        }
        compare(asked, tally, "evicted", names(expected.pods()), ids(drain.evicted()));
        compare(asked, tally, "awaited", names(expected.onCompletionPods()), ids(drain.awaited()));
        compare(asked, tally, "DaemonSets' evicted", names(expected.daemonSetPodsToEvict()), ids(drain.daemons()));
        List<String> left = Stream.of(expected.skippedPods(), expected.expendable(), expected.daemonSetPods())
                .flatMap(List::stream)
                .filter(name -> expected.daemonSetPodsToEvict() == null
                        || !expected.daemonSetPodsToEvict().contains(name))
                .toList();
        compare(asked, tally, "left", names(left), ids(drain.left()));
    }

    private static void judgeEach(DrainCase asked, List<Pod> read, Tally tally) {
        DrainRules rules = rules(asked.input(), asked.input().options().ours());
        for (Pod pod : read) {
            DrainCase.Verdict expected = asked.perPod().get(pod.id());
            if (expected != null) {
                String theirs = expected.reason() == null ? expected.outcome() : expected.reason();
                String ours = switch (rules.judge(pod)) {
                    case Drainability.Evict evict -> "evict";
                    case Drainability.PartOfTheNode part -> "daemonset";
                    case Drainability.Leave leave -> "skip";
                    case Drainability.Wait wait -> "waitForCompletion";
                    case Drainability.Keep keep -> keep.why().code();
                };
                compare(asked, tally, theirs, theirs, ours);
            }
        }
    }

    private static void compare(DrainCase asked, Tally tally, String kind, String theirs, String ours) {
        if (theirs.equals(ours)) {
            tally.agree(kind);
        } else {
            tally.disagree(kind, asked.id() + ": " + kind + " expected " + theirs + ", ours " + ours);
        }
    }

    private static PodDrain drain(DrainCase.Input input, DrainOptions options, List<Pod> read) {
        return rules(input, options).judge(read);
    }

    private static DrainRules rules(DrainCase.Input input, DrainOptions options) {
        var budgets = ConductObjects.budgets(input.podDisruptionBudgets());
        return new DrainRules(new DrainContext(options, new CoveringBudgets(budgets), input.now()));
    }

    private static List<Pod> read(DrainCase.Input input) {
        var controllers = Controllers.watched();
        Stream.of(
                        input.replicaSets(),
                        input.replicationControllers(),
                        input.statefulSets(),
                        input.daemonSets(),
                        input.jobs())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(controllers::add);
        return ConductObjects.pods(input.podsOrNone(), controllers);
    }

    private static String names(@Nullable List<String> names) {
        return Objects.requireNonNullElse(names, List.<String>of()).stream()
                .sorted()
                .toList()
                .toString();
    }

    private static String ids(List<Pod> pods) {
        return pods.stream().map(Pod::id).sorted().toList().toString();
    }
}
