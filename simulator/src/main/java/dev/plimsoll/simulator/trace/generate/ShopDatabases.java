package dev.plimsoll.simulator.trace.generate;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MaxUnavailable;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.importer.AssumedFleet;
import java.util.List;
import java.util.function.Consumer;

/** A StatefulSet with a volume in a fixed zone for each replica, restarted one by one in the night to Wednesday. */
final class ShopDatabases {

    private static final String NAME = "orders-db";
    private static final int REPLICAS = 9;
    private static final long RESTART_BEGINS = (2 * 24 + 3) * 3_600_000L;
    private static final long BETWEEN_RESTARTS = 3 * 60_000L;
    private static final Owner OWNER = new Owner(Owner.Kind.STATEFUL_SET, NAME);

    private final List<PodShape> shapesByZone = AssumedFleet.ZONES.stream()
            .map(zone -> ShopShapes.ofDatabase(NAME, new Service.Size(2_000, 8_192), zone))
            .toList();
    private final Consumer<WorkloadEvent> events;

    ShopDatabases(Consumer<WorkloadEvent> events) {
        this.events = events;
    }

    void emit() {
        var limit = new MaxUnavailable(new Amount(1, false));
        events.accept(new BudgetSet(0, ShopShapes.DATA, NAME, ShopShapes.selector(NAME), limit));
        for (int replica = 0; replica < REPLICAS; replica++) {
            arrive(0, id(replica), replica);
        }
        for (int replica = REPLICAS - 1; replica >= 0; replica--) {
            long at = RESTART_BEGINS + (REPLICAS - 1 - replica) * BETWEEN_RESTARTS;
            events.accept(new PodDeparts(at, id(replica)));
            arrive(at, id(replica) + "-restarted", replica);
        }
    }

    private void arrive(long at, String id, int replica) {
        PodShape shape = shapesByZone.get(replica % shapesByZone.size());
        events.accept(new PodArrives(at, id, shape, OWNER, Departure.ON_EVENT));
    }

    private static String id(int replica) {
        return ShopShapes.DATA + "/" + NAME + "-" + replica;
    }
}
