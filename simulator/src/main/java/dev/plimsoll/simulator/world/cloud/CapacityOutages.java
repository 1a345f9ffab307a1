package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.simulator.engine.RandomStreams;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Whether AWS has any of a type in a zone: an on and off process drawn for each such pair, and outages that faults impose. */
public final class CapacityOutages {

    private final WorldSettings.Outages settings;
    private final RandomStreams streams;
    private final long startMillis;
    private final Map<String, Course> courses = new HashMap<>();
    private Set<String> imposed = Set.of();

    private static final class Course {
        private final RandomGenerator draws;
        private boolean out;
        private long untilMillis;

        Course(RandomGenerator draws, long startMillis) {
            this.draws = draws;
            this.untilMillis = startMillis;
            this.out = true;
        }
    }

    public CapacityOutages(WorldSettings.Outages settings, RandomStreams streams, long startMillis) {
        this.settings = settings;
        this.streams = streams;
        this.startMillis = startMillis;
    }

    /** From now on there is nothing of these types in these zones, whichever group asks; elsewhere what there is by itself. */
    public void impose(Collection<NodeTemplate.Source> sources) {
        imposed = sources.stream()
                .map(source -> pair(source.instanceType(), source.zone()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String pair(String type, String zone) {
        return type + "/" + zone;
    }

    boolean isOut(String type, String zone, long nowMillis) {
        String pair = pair(type, zone);
        return imposed.contains(pair) || (settings.meanUntil().isPositive() && isOutByItself(pair, nowMillis));
    }

    private boolean isOutByItself(String pair, long nowMillis) {
        Course course = courses.computeIfAbsent(pair, key -> new Course(streams.stream("outage", key, 0), startMillis));
        while (course.untilMillis <= nowMillis) {
            course.out = !course.out;
            double mean = (course.out ? settings.meanLength() : settings.meanUntil()).toMillis();
            course.untilMillis += Math.max(1, Math.round(mean * course.draws.nextExponential()));
        }
        return course.out;
    }
}
