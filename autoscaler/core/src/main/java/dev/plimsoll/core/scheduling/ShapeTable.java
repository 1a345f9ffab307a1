package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.scheduling.ShapeEntry.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The shapes of a placement: equal shapes have one entry, found by identity once it has been found by value. */
final class ShapeTable {

    private final ResourceNames resourceNames;
    private final IdentityHashMap<PodShape, ShapeEntry> byIdentity = new IdentityHashMap<>();
    private final Map<PodShape, ShapeEntry> byValue = new HashMap<>();
    private final Map<Integer, ShapeEntry> terminating = new HashMap<>();
    private final Map<Integer, ShapeEntry> residents = new HashMap<>();
    private final List<ShapeEntry> entries = new ArrayList<>();
    private final Map<RuleClass, Integer> ruleClasses = new HashMap<>(); // looked up only, never walked

    private record RuleClass(String namespace, SortedMap<String, String> labels, SchedulingRules rules) {}

    ShapeTable(ResourceNames resourceNames) {
        this.resourceNames = resourceNames;
    }

    /** The entry of the shape if it has one already; null otherwise. */
    @Nullable
    ShapeEntry find(PodShape shape) {
        ShapeEntry same = byIdentity.get(shape);
        if (same != null) {
            return same;
        }
        ShapeEntry equal = byValue.get(shape);
        if (equal != null) {
            byIdentity.put(shape, equal);
        }
        return equal;
    }

    ShapeEntry add(PodShape shape) {
        ShapeEntry entry = new ShapeEntry(entries.size(), ruleClass(shape), shape, Presence.ORDINARY, resourceNames);
        entries.add(entry);
        byValue.put(shape, entry);
        byIdentity.put(shape, entry);
        return entry;
    }

    /** The entry for pods of the shape that are on their way out, if it has one already; null otherwise. */
    @Nullable
    ShapeEntry findTerminating(ShapeEntry staying) {
        return terminating.get(staying.id);
    }

    ShapeEntry addTerminating(ShapeEntry staying) {
        return add(staying, Presence.TERMINATING, terminating);
    }

    /** The entry for pods of the shape that come with their node, if it has one already; null otherwise. */
    @Nullable
    ShapeEntry findResident(ShapeEntry ordinary) {
        return residents.get(ordinary.id);
    }

    ShapeEntry addResident(ShapeEntry ordinary) {
        return add(ordinary, Presence.RESIDENT, residents);
    }

    private ShapeEntry add(ShapeEntry ordinary, Presence presence, Map<Integer, ShapeEntry> byOrdinary) {
        var entry = new ShapeEntry(entries.size(), ordinary.ruleClass, ordinary.shape, presence, resourceNames);
        entries.add(entry);
        byOrdinary.put(ordinary.id, entry);
        return entry;
    }

    private int ruleClass(PodShape shape) {
        var key = new RuleClass(shape.namespace(), shape.labels(), shape.rules());
        Integer known = ruleClasses.putIfAbsent(key, ruleClasses.size());
        return known == null ? ruleClasses.size() - 1 : known;
    }

    int count() {
        return entries.size();
    }

    int remembered() {
        return byIdentity.size() + terminating.size() + residents.size();
    }

    ShapeEntry at(int shape) {
        return entries.get(shape);
    }

    List<ShapeEntry> all() {
        return entries;
    }
}
