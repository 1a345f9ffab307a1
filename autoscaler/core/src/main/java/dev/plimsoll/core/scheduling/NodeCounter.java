package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/** Matching pods on each single node. */
final class NodeCounter implements Counter {

    private int[] pods = new int[16];

    @Override
    public void count(int node, int more) {
        if (node >= pods.length) {
            pods = Arrays.copyOf(pods, Math.max(node + 1, 2 * pods.length));
        }
        pods[node] += more;
    }

    int at(int node) {
        return node < pods.length ? pods[node] : 0;
    }
}
