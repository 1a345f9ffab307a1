package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import java.util.SortedMap;

/** A promise that a plan does not keep. */
public sealed interface PlanViolation {

    /** The sentence a person reads, with the values. */
    String message();

    /** Pods that kube-scheduler would never put on the node meant for them; the node is named by its place in the plan, from 0. */
    record PodsDoNotFit(Demand pods, int node, NodeTemplate.Source template, Misfit misfit) implements PlanViolation {
        @Override
        public String message() {
            return pods.count() + " pods " + described(pods.shape()) + " never fit on planned node " + node + " ("
                    + named(template) + "): " + misfit.message();
        }
    }

    /** More pods of a shape are placed or given up than were asked for. */
    record MorePodsThanAsked(PodShape shape, long asked, long accounted) implements PlanViolation {
        @Override
        public String message() {
            return accounted + " pods " + described(shape) + " are placed or given up, but only " + asked
                    + " were asked for";
        }
    }

    /** Pods that are neither placed nor given up, and for which no landing node has room. */
    record LostPods(PodShape shape, int lost) implements PlanViolation {
        @Override
        public String message() {
            return lost + " pods " + described(shape) + " are neither placed nor given up";
        }
    }

    /** An entry of the plan that stands for no pods, or for less than none. */
    record ImpossibleCount(Demand pods) implements PlanViolation {
        @Override
        public String message() {
            return "an entry of the plan says " + pods.count() + " pods " + described(pods.shape());
        }
    }

    /** A node to buy whose template no offered group has, label for label and price for price. */
    record TemplateNotOffered(int node, NodeTemplate.Source template, long microDollarsPerHour)
            implements PlanViolation {
        @Override
        public String message() {
            return "planned node " + node + " (" + named(template) + " at " + microDollarsPerHour
                    + " micro-dollars an hour) is not on offer as such";
        }
    }

    /** A group that would grow further than it may. */
    record GroupBeyondRoom(String group, int room, int planned) implements PlanViolation {
        @Override
        public String message() {
            return "group " + group + " has room for " + room + " more nodes, but " + planned + " are planned";
        }
    }

    /** All nodes together take more than is allowed. */
    record BeyondAllowance(String limited, long left, long taken) implements PlanViolation {
        @Override
        public String message() {
            return "of " + limited + " " + left + " more are allowed, but " + taken + " are planned";
        }
    }

    /** A group whose next instances AWS would put in other zones. */
    record ZonesOutOfTurn(String group, SortedMap<String, Integer> planned, SortedMap<String, Integer> byTurns)
            implements PlanViolation {
        @Override
        public String message() {
            return "group " + group + " is planned to grow by " + planned
                    + ", but by the rule of the emptiest zone it grows by " + byTurns;
        }
    }

    /** What a plan that holds could do better by leaving out a node, or by placing pods on one. */
    sealed interface Waste extends PlanViolation {}

    /** A node on which no pod goes, though its group could grow by one less. */
    record EmptyNode(int node, NodeTemplate.Source template) implements Waste {
        @Override
        public String message() {
            return "planned node " + node + " (" + named(template) + ") has no pod";
        }
    }

    /** A node whose pods all have room on the plan's other nodes, or on those that are there. */
    record NodeTooMany(int node, NodeTemplate.Source template, long microDollarsPerHour) implements Waste {
        @Override
        public String message() {
            return "planned node " + node + " (" + named(template) + ") could be left out, which saves "
                    + microDollarsPerHour + " micro-dollars an hour: its pods have room elsewhere";
        }
    }

    /** Pods that are given up though a node of the plan has room for one more of them. */
    record RoomForPodsLeftOver(Demand pods, int node, NodeTemplate.Source template) implements Waste {
        @Override
        public String message() {
            return pods.count() + " pods " + described(pods.shape()) + " are given up, but planned node " + node + " ("
                    + named(template) + ") has room";
        }
    }

    /** A bill that is not what the nodes cost on the terms they are bought on. */
    record WrongBill(Bill bill, Bill due) implements PlanViolation {
        @Override
        public String message() {
            return "the plan says that it costs " + bill + " in micro-dollars an hour, but its nodes cost " + due;
        }
    }

    /** A lower bound that the plan itself disproves. */
    record BoundAboveCost(long boundMicroDollarsPerHour, long microDollarsPerHour) implements PlanViolation {
        @Override
        public String message() {
            return "the lower bound of " + boundMicroDollarsPerHour
                    + " micro-dollars an hour is above the plan's cost of " + microDollarsPerHour;
        }
    }

    private static String named(NodeTemplate.Source template) {
        return template.instanceType() + " of group " + template.group() + " in " + template.zone();
    }

    private static String described(PodShape shape) {
        return shape.namespace() + "/" + shape.labels() + " ("
                + shape.requests().cpuMillis() + "m, " + (shape.requests().memoryBytes() >> 20) + "Mi)";
    }
}
