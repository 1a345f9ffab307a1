package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import java.util.Arrays;
import java.util.List;

/** The nodes on which topology spread counts pods, looked up once a node. */
final class NodeSet {

    /**
     * What makes a node count: that it has the topology keys, is admitted by the node affinity, and has no taint that keeps
     * pods off unless it is tolerated. A pod that does not honour affinity or taints asks nothing, or tolerates everything.
     */
    record Rule(List<String> topologyKeys, NodeAffinity affinity, List<Toleration> tolerations) {

        boolean admits(Node node) {
            return node.labels().keySet().containsAll(topologyKeys)
                    && affinity.admits(node.name(), node.labels())
                    && node.taints().stream().allMatch(this::tolerates);
        }

        private boolean tolerates(Taint taint) {
            return !taint.isHard() || tolerations.stream().anyMatch(toleration -> toleration.tolerates(taint));
        }
    }

    private final Rule rule;
    private boolean[] included = new boolean[16];

    NodeSet(Rule rule) {
        this.rule = rule;
    }

    void place(int handle, Node node) {
        if (handle >= included.length) {
            included = Arrays.copyOf(included, Math.max(handle + 1, 2 * included.length));
        }
        included[handle] = rule.admits(node);
    }

    boolean includes(int handle) {
        return included[handle];
    }
}
