package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time from one moment to another as a trace of its own, which starts at the first. What holds by then (services that
 * are up, replicas, budgets, bounds) comes at its beginning; jobs that came before are left out, for nobody knows how far
 * they were.
 */
public record Window(long fromMillis, long untilMillis) implements Stage {

    /** Where a window ends that has no end. */
    public static final long FOREVER = Long.MAX_VALUE;

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(manifest(trace.manifest()), trace, events -> new WindowPass(events, this));
    }

    private Manifest manifest(Manifest source) {
        Span span = new Span(
                source.span().start().plusMillis(fromMillis),
                length(source.span().length()));
        return Manifests.withHistory(
                Manifests.withSpan(source, span), history(source.fleet().history()));
    }

    private @Nullable Duration length(@Nullable Duration whole) {
        long end = Math.min(untilMillis, whole == null ? FOREVER : whole.toMillis());
        return end == FOREVER ? null : Duration.ofMillis(Math.max(1, end - fromMillis));
    }

    private List<RecordedNodes> history(List<RecordedNodes> whole) {
        Map<String, RecordedNodes> before = new LinkedHashMap<>();
        var within = new ArrayList<RecordedNodes>();
        for (RecordedNodes recorded : whole) {
            long at = Math.max(0, recorded.atMillis() - fromMillis);
            var moved = new RecordedNodes(at, recorded.kind(), recorded.size(), recorded.nodes());
            if (recorded.atMillis() <= fromMillis) {
                before.put(recorded.kind(), moved);
            } else if (recorded.atMillis() < untilMillis) {
                within.add(moved);
            }
        }
        var history = new ArrayList<>(before.values());
        history.addAll(within);
        return history;
    }
}
