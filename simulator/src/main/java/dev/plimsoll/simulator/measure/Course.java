package dev.plimsoll.simulator.measure;

import java.util.List;

/** How a run went over time: the curve of its totals, and, if it was looked at closely, its nodes at moments in between. */
public record Course(List<RunResult.Sample> curve, List<Moment> moments) {

    /** Nobody looked. */
    public static final Course UNSEEN = new Course(List.of(), List.of());

    public Course {
        curve = List.copyOf(curve);
        moments = List.copyOf(moments);
    }

    /** All nodes at a time in milliseconds since 1970, in the order of groups and names. */
    public record Moment(long atMillis, List<PackedNode> nodes) {
        public Moment {
            nodes = List.copyOf(nodes);
        }
    }

    /** A node, how full it is, and with what. One that did not change from moment to moment is the same object. */
    public record PackedNode(String name, Machine machine, Shares requested, List<Lot> lots) {
        public PackedNode {
            lots = List.copyOf(lots);
        }
    }

    /** What a node is. */
    public record Machine(String group, String instanceType, String zone) {}

    /** Shares of what is allocatable, 0 to 1; of GPUs a node does not have, 0. */
    public record Shares(double cpu, double memory, double gpu) {

        /** That of the resource which the node has least left of. */
        public double fullest() {
            return Math.max(cpu, Math.max(memory, gpu));
        }
    }

    /** The pods of one owner on a node, and their share of the resource which the node has least left of. */
    public record Lot(String owner, int pods, double share) {}
}
