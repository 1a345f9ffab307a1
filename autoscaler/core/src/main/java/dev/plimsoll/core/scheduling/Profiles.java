package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nodes that no rule can tell apart but by name or by what is on them share a profile, known by a small number. */
final class Profiles {

    private record Profile(
            SortedMap<String, String> labels, List<Taint> taints, boolean unschedulable, List<String> features) {}

    private final Map<Profile, Integer> ids = new HashMap<>();

    int idOf(Node node) {
        var labels = new TreeMap<>(node.labels());
        labels.remove(WellKnown.HOSTNAME);
        var profile = new Profile(
                ImmutableMaps.copyOf(labels),
                node.taints(),
                node.status().unschedulable(),
                node.equipment().declaredFeatures());
        Integer known = ids.putIfAbsent(profile, ids.size());
        return known == null ? ids.size() - 1 : known;
    }
}
