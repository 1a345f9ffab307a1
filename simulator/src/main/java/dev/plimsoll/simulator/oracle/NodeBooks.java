package dev.plimsoll.simulator.oracle;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on each node: pods come only while it is there, has room, and bears no taint, of its not being ready among others,
 * and no cordon that they do not tolerate.
 */
final class NodeBooks {

    private static final Taint CORDON = new Taint("node.kubernetes.io/unschedulable", "", Taint.Effect.NO_SCHEDULE);

    private final Map<String, Book> books = new HashMap<>();

    private static final class Book {
        private Node node;
        private long cpuMillis;
        private long memoryBytes;
        private final Map<String, Long> others = new HashMap<>();
        private int pods;

        Book(Node node) {
            this.node = node;
        }

        void take(Resources requests, int sign) {
            cpuMillis += sign * requests.cpuMillis();
            memoryBytes += sign * requests.memoryBytes();
            pods += sign;
            requests.others().forEach((name, amount) -> others.merge(name, sign * amount, Long::sum));
        }

        /** The first resource of which more is taken than there is. */
        @Nullable
        String overcommitted() {
            Resources has = node.allocatable();
            if (cpuMillis > has.cpuMillis()) {
                return "cpu: " + cpuMillis + " of " + has.cpuMillis() + " millicores";
            }
            if (memoryBytes > has.memoryBytes()) {
                return "memory: " + memoryBytes + " of " + has.memoryBytes() + " bytes";
            }
            if (pods > has.pods()) {
                return "pods: " + pods + " of " + has.pods();
            }
            for (Map.Entry<String, Long> taken : others.entrySet()) {
                if (taken.getValue() > has.other(taken.getKey())) {
                    return taken.getKey() + ": " + taken.getValue() + " of " + has.other(taken.getKey());
                }
            }
            return null;
        }
    }

    void registered(long now, SimulatedNode node) {
        if (books.putIfAbsent(node.name(), new Book(node.node())) != null) {
            throw new Violation(now, "node " + node.name() + " registers twice");
        }
    }

    void marked(long now, SimulatedNode node) {
        book(now, node.name()).node = node.node();
    }

    void bound(long now, SimulatedPod pod, SimulatedNode node) {
        Book book = book(now, node.name());
        refuseUnfitNode(now, pod, book.node);
        book.take(pod.shape().requests(), 1);
        String overcommitted = book.overcommitted();
        if (overcommitted != null) {
            throw new Violation(
                    now, "pod " + pod.id() + " is bound to the full node " + node.name() + ", " + overcommitted);
        }
    }

    private static void refuseUnfitNode(long now, SimulatedPod pod, Node node) {
        if (pod.isDaemon()) {
            return;
        }
        if (node.status().unschedulable() && !pod.shape().rules().tolerates(CORDON)) {
            throw new Violation(now, "pod " + pod.id() + " is bound to node " + node.name() + ", which is cordoned");
        }
        for (Taint taint : node.taints()) {
            if (taint.isHard() && !pod.shape().rules().tolerates(taint)) {
                throw new Violation(
                        now, "pod " + pod.id() + " is bound to node " + node.name() + " with the taint " + taint);
            }
        }
    }

    void left(long now, SimulatedPod pod, String node) {
        book(now, node).take(pod.shape().requests(), -1);
    }

    void gone(long now, SimulatedNode node) {
        Book book = book(now, node.name());
        if (book.pods != 0) {
            throw new Violation(now, "node " + node.name() + " is gone with " + book.pods + " pods on it");
        }
        books.remove(node.name());
    }

    private Book book(long now, String node) {
        Book book = books.get(node);
        if (book == null) {
            throw new Violation(now, "node " + node + " is not there");
        }
        return book;
    }
}
