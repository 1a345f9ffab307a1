package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/**
 * Matching pods by domain over the nodes that count, and the least of them. A domain exists while a node that counts is in
 * it. Domains are sorted into classes of equal pods, so that the least is found without a search.
 */
final class SpreadCounter implements Counter {

    final TopologyDomains domains;
    final NodeSet nodes;
    private int[] pods = new int[4];
    private int[] nodesIn = new int[4];
    private int[] domainsWithPods = new int[8];
    private int existing;
    private int least;

    SpreadCounter(TopologyDomains domains, NodeSet nodes) {
        this.domains = domains;
        this.nodes = nodes;
    }

    void nodeAdded(int node) {
        int domain = domains.of(node);
        if (domain == TopologyDomains.NONE || !nodes.includes(node)) {
            return;
        }
        ensure(domain);
        if (nodesIn[domain]++ == 0) {
            existing++;
            domainsWithPods[pods[domain]]++;
            if (existing == 1 || pods[domain] < least) {
                least = pods[domain];
            }
        }
    }

    /** The node goes; no pod is on it any more. */
    void nodeRemoved(int node) {
        int domain = domains.of(node);
        if (domain == TopologyDomains.NONE || !nodes.includes(node)) {
            return;
        }
        if (--nodesIn[domain] == 0) {
            existing--;
            domainsWithPods[pods[domain]]--;
            settle();
        }
    }

    @Override
    public void count(int node, int more) {
        int domain = domains.of(node);
        if (domain == TopologyDomains.NONE || !nodes.includes(node)) {
            return;
        }
        int now = pods[domain] + more;
        if (now >= domainsWithPods.length) {
            domainsWithPods = Arrays.copyOf(domainsWithPods, Math.max(now + 1, 2 * domainsWithPods.length));
        }
        domainsWithPods[pods[domain]]--;
        domainsWithPods[now]++;
        pods[domain] = now;
        least = Math.min(least, now);
        settle();
    }

    private void settle() {
        if (existing == 0) {
            least = 0;
            return;
        }
        while (domainsWithPods[least] == 0) {
            least++;
        }
    }

    /** The pods in the domain, of which 0 are in one that does not exist. */
    int at(int domain) {
        return domain < pods.length ? pods[domain] : 0;
    }

    /** Whether a node that counts is in the domain. */
    boolean exists(int domain) {
        return domain < nodesIn.length && nodesIn[domain] > 0;
    }

    /** The pods in the domain that has the fewest; 0 while fewer domains exist than asked for. */
    int least(int minDomains) {
        return existing < minDomains ? 0 : least;
    }

    private void ensure(int domain) {
        if (domain >= pods.length) {
            int grown = Math.max(domain + 1, 2 * pods.length);
            pods = Arrays.copyOf(pods, grown);
            nodesIn = Arrays.copyOf(nodesIn, grown);
        }
    }
}
