package dev.plimsoll.core.round;

import org.jspecify.annotations.Nullable;

/** One small step in the world. The actuator re-reads what the step depends on right before it takes it. */
public sealed interface Action {

    /** A stable name of the kind of step, which metrics and recordings hold on to. */
    String kind();

    /** The group or node that the step is about. */
    String subject();

    /** Raises a group's desired capacity from the value the decision saw; never written when it would lower the live value. */
    record RaiseDesired(String group, int base, int target) implements Action {
        @Override
        public String kind() {
            return "RaiseDesired";
        }

        @Override
        public String subject() {
            return group;
        }
    }

    /** A step of a node's removal. */
    sealed interface OnNode extends Action {

        String node();

        @Override
        default String subject() {
            return node();
        }
    }

    /** Puts our taint on a node that is to go. */
    record TaintNode(String node, String operation) implements OnNode {
        @Override
        public String kind() {
            return "TaintNode";
        }
    }

    /** Takes our taint off again. */
    record UntaintNode(String node, String operation) implements OnNode {
        @Override
        public String kind() {
            return "UntaintNode";
        }
    }

    /** Asks the Eviction API to move a pod; refused while a disruption budget says no. */
    record EvictPod(String pod, String node) implements OnNode {
        @Override
        public String kind() {
            return "EvictPod";
        }
    }

    /** Ends one instance by id and lowers its group's desired capacity by one; the node is the one it became, null if it never did. */
    record TerminateInstance(
            String instance, String group, @Nullable String node) implements Action {
        @Override
        public String kind() {
            return "TerminateInstance";
        }

        /** Of an instance that never became a node. */
        public TerminateInstance(String instance, String group) {
            this(instance, group, null);
        }

        @Override
        public String subject() {
            return group;
        }
    }
}
