package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Two nodes of one group: a light one with two pods of web, and a busy one with room for both of them. */
record TwoNodes(String light, String busy) {

    /** Has them bought by the journey's daemon for these two pods of 600 millicores and a busy one. */
    static TwoNodes grow(Journey journey, String web) throws IOException, InterruptedException {
        journey.groups().create(journey.name() + "-workers", "a", Map.of(), "m5.xlarge");
        journey.apply(web);
        journey.await("web", () -> journey.running() == 2);
        String light = only(new TreeSet<>(journey.nodes().keySet()));
        journey.apply(Workload.of("busy", 1, "2").notOn(light).yaml());
        journey.await("busy", () -> journey.running() == 3);
        var others = new TreeSet<>(journey.nodes().keySet());
        others.remove(light);
        return new TwoNodes(light, only(others));
    }

    private static String only(Set<String> nodes) {
        assertThat(nodes).hasSize(1);
        return nodes.iterator().next();
    }
}
