package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Manifest.Span;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Manifests that differ from another in what a stage changes. */
final class Manifests {

    private Manifests() {}

    /** The recording ends with its last event. */
    static Manifest withoutLength(Manifest manifest) {
        return withSpan(manifest, new Span(manifest.span().start(), null));
    }

    static Manifest withSpan(Manifest manifest, Span span) {
        return new Manifest(manifest.about(), span, manifest.loops(), manifest.fleet());
    }

    static Manifest withHistory(Manifest manifest, List<RecordedNodes> history) {
        Fleet fleet = manifest.fleet();
        return withFleet(manifest, new Fleet(fleet.groups(), fleet.daemonSets(), history));
    }

    /** So many times the largest size of every group, and so many times the recorded nodes. */
    static Manifest times(Manifest manifest, int factor) {
        Fleet fleet = manifest.fleet();
        return withFleet(
                manifest,
                new Fleet(
                        fleet.groups().stream()
                                .map(group -> times(group, factor))
                                .toList(),
                        fleet.daemonSets(),
                        fleet.history().stream()
                                .map(recorded -> new RecordedNodes(
                                        recorded.atMillis(),
                                        recorded.kind(),
                                        recorded.size(),
                                        Math.multiplyExact(recorded.nodes(), factor)))
                                .toList()));
    }

    /** Every time in it changed: the length, and when nodes were recorded. */
    static Manifest mapTimes(Manifest manifest, UnaryOperator<Duration> change) {
        Duration length = manifest.span().length();
        @Nullable Duration changed = length == null ? null : longerThanNothing(change.apply(length));
        List<RecordedNodes> history = manifest.fleet().history().stream()
                .map(recorded -> new RecordedNodes(
                        change.apply(Duration.ofMillis(recorded.atMillis())).toMillis(),
                        recorded.kind(),
                        recorded.size(),
                        recorded.nodes()))
                .toList();
        return withHistory(withSpan(manifest, new Span(manifest.span().start(), changed)), history);
    }

    private static Duration longerThanNothing(Duration length) {
        return length.isZero() ? Duration.ofMillis(1) : length;
    }

    private static Manifest withFleet(Manifest manifest, Fleet fleet) {
        return new Manifest(manifest.about(), manifest.span(), manifest.loops(), fleet);
    }

    private static Group times(Group group, int factor) {
        Bounds bounds = group.bounds();
        return new Group(
                group.name(),
                group.instanceTypes(),
                group.zones(),
                new Bounds(bounds.minSize(), Math.multiplyExact(bounds.maxSize(), factor)),
                group.marks());
    }
}
