package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.planning.Demand;
import dev.plimsoll.core.planning.GroupOffer;
import dev.plimsoll.core.scheduling.Placement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is to be planned: pods with the names of their classes, what there is, and what is on offer. */
public record Question(Subject subject, Existing existing, List<PodClass> classes, List<GroupOffer> offers) {

    /** What the question is called: a scenario and the set of types on offer, or a snapshot and its groups. */
    public record Subject(String scenario, String types) {
        @Override
        public String toString() {
            return scenario + " on " + types;
        }
    }

    /** The cluster as it is, and which of its nodes pods may go to. */
    public record Existing(Placement placement, List<Integer> landingNodes) {
        public Existing {
            landingNodes = List.copyOf(landingNodes);
        }

        /** An empty cluster. */
        static Existing nothing() {
            return new Existing(new Placement(), List.of());
        }
    }

    /** Equal pods under one name. */
    public record PodClass(String name, Demand pods) {}

    public Question {
        classes = List.copyOf(classes);
        offers = List.copyOf(offers);
    }

    public List<Demand> demands() {
        return classes.stream().map(PodClass::pods).toList();
    }

    public int podCount() {
        return classes.stream().mapToInt(each -> each.pods().count()).sum();
    }

    /** The names of classes by shape; planners hand shapes on as the objects they were given. */
    public Map<PodShape, String> names() {
        var names = new IdentityHashMap<PodShape, String>(); // looked up only, never walked
        classes.forEach(each -> names.put(each.pods().shape(), each.name()));
        return names;
    }
}
