package dev.plimsoll.daemon.tell;

import dev.plimsoll.aws.CallListener;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counters and gauges. Those that cluster-autoscaler has bear its names, so that dashboards and alerts go on working; what
 * it has not begins with plimsoll_.
 */
public final class LoopMetrics implements Listener, CallListener {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> gauges = new TreeMap<>();
    private final MultiGauge minimums;
    private final MultiGauge maximums;
    private final MultiGauge targets;

    public LoopMetrics(MeterRegistry registry) {
        this.registry = registry;
        minimums = MultiGauge.builder("cluster_autoscaler_node_group_min_count").register(registry);
        maximums = MultiGauge.builder("cluster_autoscaler_node_group_max_count").register(registry);
        targets =
                MultiGauge.builder("cluster_autoscaler_node_group_target_count").register(registry);
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        long ready = seen.nodes().items().stream()
                .filter(state -> state.node().status().ready())
                .count();
        List<NodeGroupState> groups = seen.groups().items();
        sizes(groups);
        gauge("cluster_autoscaler_nodes_count", Tags.of("state", "ready"), ready);
        gauge(
                "cluster_autoscaler_nodes_count",
                Tags.of("state", "unready"),
                seen.nodes().items().size() - ready);
        gauge(
                "plimsoll_instances",
                Tags.empty(),
                groups.stream().mapToLong(NodeGroupState::liveInstances).sum());
        gauge(
                "cluster_autoscaler_unschedulable_pods_count",
                Tags.empty(),
                seen.unschedulablePods().items().size());
        gauge(
                "cluster_autoscaler_pending_node_deletions",
                Tags.empty(),
                decision.memory().shrinkage().removals().size());
        gauge(
                "cluster_autoscaler_unneeded_nodes_count",
                Tags.empty(),
                decision.memory().shrinkage().idle().size());
        gauge(
                "plimsoll_orders",
                Tags.empty(),
                decision.memory().growth().orders().size());
        ages(now, seen);
        findings(decision);
        decision.steps().stream()
                .map(Step::cause)
                .filter(Cause.PodsWaiting.class::isInstance)
                .map(Cause.PodsWaiting.class::cast)
                .findFirst()
                .ifPresent(this::planned);
    }

    /** A group that is gone has no size any more. */
    private void sizes(List<NodeGroupState> groups) {
        minimums.register(rows(groups, state -> state.group().minSize()), true);
        maximums.register(rows(groups, state -> state.group().maxSize()), true);
        targets.register(rows(groups, NodeGroupState::desired), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<NodeGroupState> groups, ToIntFunction<NodeGroupState> size) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (NodeGroupState state : groups) {
            Tags tags = Tags.of("node_group", state.group().name());
            rows.add(MultiGauge.Row.of(tags, size.applyAsInt(state)));
        }
        return rows;
    }

    private void ages(Instant now, Observation seen) {
        var parts = new TreeMap<String, Snapshot<?>>();
        parts.put("nodes", seen.nodes());
        parts.put("pods", seen.unschedulablePods());
        parts.put("groups", seen.groups());
        parts.put("budgets", seen.budgets());
        parts.forEach((name, part) -> gauge(
                "plimsoll_input_age_seconds",
                Tags.of("part", name),
                part.complete() ? Duration.between(part.readAt(), now).toSeconds() : Long.MAX_VALUE));
    }

    private void findings(Decision decision) {
        var counts = new TreeMap<String, Long>();
        boolean held = false;
        for (Finding finding : decision.findings()) {
            counts.merge(
                    finding.about().name().toLowerCase(Locale.ROOT) + "/"
                            + finding.reason().code(),
                    1L,
                    Long::sum);
            held |= finding.about() == Finding.Subject.ROUND;
        }
        gauge("cluster_autoscaler_cluster_safe_to_autoscale", Tags.empty(), held ? 0 : 1);
        gauges.keySet().stream()
                .filter(key -> key.startsWith("plimsoll_findings/"))
                .map(key -> key.substring("plimsoll_findings/".length()))
                .forEach(key -> counts.putIfAbsent(key, 0L));
        counts.forEach((key, count) -> {
            int slash = key.indexOf('/');
            Tags tags = Tags.of("about", key.substring(0, slash), "reason", key.substring(slash + 1));
            gauge("plimsoll_findings", "plimsoll_findings/" + key, tags, count);
        });
    }

    private void planned(Cause.PodsWaiting plan) {
        gauge("plimsoll_plan_micro_dollars_per_hour", Tags.empty(), plan.microDollarsPerHour());
        gauge("plimsoll_plan_lower_bound_micro_dollars_per_hour", Tags.empty(), plan.lowerBoundMicroDollarsPerHour());
    }

    @Override
    public void notKept(Instant now, Outcome outcome) {
        registry.counter("cluster_autoscaler_errors_total", "type", "memoryNotKept")
                .increment();
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        String kind = step.action().kind();
        registry.counter("plimsoll_actions_total", "action", kind, "outcome", outcome.kind())
                .increment();
        if (!(outcome instanceof Outcome.Done)) {
            return;
        }
        switch (step.action()) {
            case Action.RaiseDesired raise ->
                registry.counter("cluster_autoscaler_scaled_up_nodes_total").increment(raise.target() - raise.base());
            case Action.TerminateInstance terminate ->
                registry.counter(
                                "cluster_autoscaler_scaled_down_nodes_total",
                                "reason",
                                step.cause().code())
                        .increment();
            case Action.EvictPod evict ->
                registry.counter("cluster_autoscaler_evicted_pods_total", "eviction_result", "success")
                        .increment();
            case Action.TaintNode taint -> {}
            case Action.UntaintNode untaint -> {}
        }
    }

    @Override
    public void called(AwsCall call, @Nullable AwsFailure failure, Duration took) {
        registry.timer(
                        "cluster_autoscaler_aws_request_duration_seconds",
                        "endpoint",
                        call.action(),
                        "status",
                        failure == null ? "success" : failure.label())
                .record(took);
    }

    /** How long a round took. */
    public void round(Duration took) {
        registry.timer("cluster_autoscaler_function_duration_seconds", "function", "main")
                .record(took);
    }

    private void gauge(String name, Tags tags, long value) {
        gauge(name, name + tags, tags, value);
    }

    private void gauge(String name, String key, Tags tags, long value) {
        gauges.computeIfAbsent(key, any -> {
                    var held = new AtomicLong();
                    registry.gauge(name, tags, held);
                    return held;
                })
                .set(value);
    }
}
