package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.kubernetes.act.Events.Regarding;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a group is passed over or estimated: a line of the log and an event, each told once as long as it stays so. */
public final class GroupWarnings implements Listener {

    static final String REASON = "NodeGroupPassedOver";

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.groups");

    private final Supplier<SortedMap<String, List<String>>> warnings;
    private final BiConsumer<Events.Event, Instant> events;
    private final Regarding place;
    private Set<String> told = Set.of();

    /** Of the warnings by group as they are then; events are about the place, as a group is no object of Kubernetes. */
    public GroupWarnings(
            Supplier<SortedMap<String, List<String>>> warnings,
            BiConsumer<Events.Event, Instant> events,
            Regarding place) {
        this.warnings = warnings;
        this.events = events;
        this.place = place;
    }

    /** A line for each. */
    public static List<String> lines(SortedMap<String, List<String>> warnings) {
        return warnings.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(why -> "group " + entry.getKey() + ": " + why))
                .toList();
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        var lines = new LinkedHashSet<>(lines(warnings.get()));
        for (String line : lines) {
            if (!told.contains(line)) {
                LOG.warn(line);
                events.accept(new Events.Event(place, Events.Type.WARNING, REASON, line), now);
            }
        }
        told = lines;
    }
}
