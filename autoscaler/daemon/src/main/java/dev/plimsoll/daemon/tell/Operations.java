package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids that tie together all steps of one purchase or one removal, in logs and events. */
final class Operations {

    private Operations() {}

    /** The id of the purchase or removal that a step belongs to; "" for one that belongs to none. */
    static String of(Action action, Memory memory) {
        return switch (action) {
            case Action.RaiseDesired raise -> ofOrder(memory.growth().orders().get(raise.group()));
            case Action.TaintNode taint -> taint.node() + "/" + taint.operation();
            case Action.UntaintNode untaint -> untaint.node() + "/" + untaint.operation();
            case Action.EvictPod evict -> ofRemoval(evict.node(), memory);
            case Action.TerminateInstance terminate ->
                terminate.node() == null ? "" : ofRemoval(terminate.node(), memory);
        };
    }

    /** Those of the pods that wait that a purchase is made for. */
    static List<Pod> podsOf(Action.RaiseDesired raise, Memory memory, List<Pod> waiting) {
        Order order = memory.growth().orders().get(raise.group());
        return order == null ? List.of() : order.latest().pods().among(waiting);
    }

    private static String ofOrder(@Nullable Order order) {
        return order == null
                ? ""
                : order.group() + "/order-" + order.latest().placedAt().getEpochSecond();
    }

    private static String ofRemoval(String node, Memory memory) {
        Removal removal = memory.shrinkage().removals().get(node);
        return removal == null ? "" : node + "/" + removal.operation();
    }
}
