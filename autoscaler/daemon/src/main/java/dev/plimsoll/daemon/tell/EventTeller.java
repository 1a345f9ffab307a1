package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.kubernetes.act.Events.Regarding;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events on pods and nodes, with the reasons that cluster-autoscaler's users know. */
public final class EventTeller implements Listener {

    private final BiConsumer<Events.Event, Instant> events;
    private final Function<String, @Nullable String> uids;
    private Memory memory = Memory.NONE;
    private List<Pod> waiting = List.of();

    /** Posts through {@link Events#post}, on pods whose uids are told by namespace/name. */
    public EventTeller(BiConsumer<Events.Event, Instant> events, Function<String, @Nullable String> uids) {
        this.events = events;
        this.uids = uids;
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        memory = decision.memory();
        waiting = seen.unschedulablePods().items();
        var reasons = new TreeMap<String, SortedSet<String>>();
        for (Finding finding : decision.findings()) {
            if (finding.about() == Finding.Subject.POD) {
                reasons.computeIfAbsent(finding.name(), pod -> new TreeSet<>())
                        .add(finding.reason().message());
            }
        }
        reasons.forEach((pod, why) -> onPod(
                pod,
                Events.Type.NORMAL,
                "NotTriggerScaleUp",
                "pod didn't trigger scale-up: " + String.join("; ", why),
                now));
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            failed(now, step.action(), outcome);
            return;
        }
        switch (step.action()) {
            case Action.RaiseDesired raise -> {
                String note = "pod triggered scale-up: [{" + raise.group() + " " + raise.base() + "->" + raise.target()
                        + "}]";
                Operations.podsOf(raise, memory, waiting)
                        .forEach(pod -> onPod(pod.id(), Events.Type.NORMAL, "TriggeredScaleUp", note, now));
            }
            case Action.TaintNode taint ->
                onNode(
                        taint.node(),
                        "ScaleDown",
                        "marked to be drained: " + step.cause().message(),
                        now);
            case Action.UntaintNode untaint ->
                onNode(
                        untaint.node(),
                        "ClusterAutoscalerCleanup",
                        "removed toBeDeleted taint: " + step.cause().message(),
                        now);
            case Action.EvictPod evict ->
                onPod(evict.pod(), Events.Type.NORMAL, "ScaleDown", "deleting pod for node scale down", now);
            case Action.TerminateInstance terminate -> {
                String node = terminate.node();
                if (node != null) {
                    onNode(node, "ScaleDown", "node removed by cluster autoscaler: " + terminate.instance(), now);
                }
            }
        }
    }

    private void failed(Instant now, Action action, Outcome outcome) {
        if (action instanceof Action.EvictPod evict && outcome instanceof Outcome.Failed failed) {
            onPod(evict.pod(), Events.Type.WARNING, "ScaleDownFailed", "failed to evict the pod: " + failed.why(), now);
        }
    }

    private void onNode(String node, String reason, String note, Instant now) {
        events.accept(new Events.Event(Regarding.node(node), Events.Type.NORMAL, reason, note), now);
    }

    /** A pod that is gone gets no event. */
    private void onPod(String pod, Events.Type type, String reason, String note, Instant now) {
        String uid = uids.apply(pod);
        if (uid != null) {
            events.accept(new Events.Event(Regarding.pod(pod, uid), type, reason, note), now);
        }
    }
}
