package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import java.util.List;

/** Nodes that could go, the plan for those of their pods that find no room on what stays, and what comes of it. */
public record Replacement(List<Replaceable> gone, Plan plan, Balance balance) {

    public Replacement {
        gone = List.copyOf(gone);
    }

    /** A node that may go: its handle in the placement, its name, what it is and costs, and the pods that would have to move. */
    public record Replaceable(int node, String name, NodeTemplate template, List<Demand> pods) {
        public Replaceable {
            pods = List.copyOf(pods);
        }

        public int podCount() {
            return pods.stream().mapToInt(Demand::count).sum();
        }
    }

    /** What is saved and what moving the pods is taken to cost, in micro-dollars an hour; and how many pods are evicted. */
    public record Balance(long saved, long churn, int evicted) {
        public long net() {
            return saved - churn;
        }
    }
}
