package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.PaidNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is to be planned: pods with the names of their classes, what there is, and what is on offer. */
public record Question(Subject subject, Existing existing, List<PodClass> classes, List<GroupOffer> offers) {

    /** Where a question comes from. */
    public enum Origin {
        /** Groups are only a way of saying that types can be bought in zones. */
        SCENARIO {
            @Override
            public String nameOf(NodeTemplate.Source template) {
                return template.instanceType();
            }
        },
        /** Groups are what is bought from. */
        SNAPSHOT {
            @Override
            public String nameOf(NodeTemplate.Source template) {
                return template.group() + " (" + template.instanceType() + ")";
            }
        };

        /** What people call a template, its zone aside. */
        public abstract String nameOf(NodeTemplate.Source template);
    }

    /** What the question is called: a scenario and the set of types on offer, or a snapshot and its groups; and which prices hold. */
    public record Subject(Origin origin, String scenario, String types, String prices) {
        @Override
        public String toString() {
            return scenario + " on " + types;
        }
    }

    /**
     * The cluster as it is, which of its nodes pods may go to, what its nodes cost, what its pods are called (by identity), and
     * what is to be said of pods that are not part of it.
     */
    public record Existing(
            Placement placement,
            List<Integer> landingNodes,
            List<PaidNode> paid,
            Map<PodShape, String> names,
            List<String> notes) {
        public Existing {
            landingNodes = List.copyOf(landingNodes);
            paid = List.copyOf(paid);
            notes = List.copyOf(notes);
        }

        /** An empty cluster. */
        static Existing nothing() {
            return new Existing(new Placement(), List.of(), List.of(), new IdentityHashMap<>(), List.of());
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
        var names = new IdentityHashMap<PodShape, String>(); // looked up only
        existing.names().forEach(names::put);
        classes.forEach(each -> names.put(each.pods().shape(), each.name()));
        return names;
    }
}
