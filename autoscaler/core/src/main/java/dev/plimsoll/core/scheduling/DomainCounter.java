package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/** Matching pods by the domain of their node; pods on nodes without the topology key are nowhere. */
final class DomainCounter implements Counter {

    final TopologyDomains domains;
    private int[] pods = new int[4];
    private int total;

    DomainCounter(TopologyDomains domains) {
        this.domains = domains;
    }

    @Override
    public void count(int node, int more) {
        int domain = domains.of(node);
        if (domain == TopologyDomains.NONE) {
            return;
        }
        if (domain >= pods.length) {
            pods = Arrays.copyOf(pods, Math.max(domain + 1, 2 * pods.length));
        }
        pods[domain] += more;
        total += more;
    }

    /** The pods in the domain. */
    int in(int domain) {
        return domain < pods.length ? pods[domain] : 0;
    }

    /** The pods in the node's domain; 0 for a node without the key. */
    int at(int node) {
        int domain = domains.of(node);
        return domain == TopologyDomains.NONE ? 0 : in(domain);
    }

    /** The pods in all domains. */
    int total() {
        return total;
    }
}
