package dev.plimsoll.simulator.trace.generate;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MaxUnavailable;
import dev.plimsoll.simulator.trace.BudgetLimit.MinAvailable;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** The shop's Deployments: a budget each at the start, then replicas as a horizontal pod autoscaler would set them. */
final class ShopServices {

    static final long STEP_MILLIS = 5 * 60_000L;
    private static final long STEPS = ShopWeek.LENGTH_MILLIS / STEP_MILLIS;
    private static final double NOISE = 0.1;
    private static final int MANY_REPLICAS = 8;

    private final RandomStreams streams;
    private final Consumer<WorkloadEvent> events;

    ShopServices(RandomStreams streams, Consumer<WorkloadEvent> events) {
        this.streams = streams;
        this.events = events;
    }

    void emit() {
        for (Service service : Service.all()) {
            PodShape shape = ShopShapes.of(service);
            events.accept(budget(service, shape));
            double lag = service.tier().lagMinutes() / 60.0;
            double sale = service.tier().saleFactor();
            scale(service, shape, hour -> CustomerCurve.ordinary(hour) * CustomerCurve.sale(hour - lag, sale));
        }
        var recommender = new Service("recommender", Service.Tier.API, new Service.Size(2_500, 10_240), 2, 8);
        scale(recommender, ShopShapes.ofGpuPod("recommender", recommender.size(), 700), CustomerCurve::ordinary);
    }

    private static WorkloadEvent budget(Service service, PodShape shape) {
        BudgetLimit limit = service.peakReplicas() > MANY_REPLICAS
                ? new MaxUnavailable(new Amount(25, true))
                : new MinAvailable(new Amount(service.leastReplicas() - 1, false));
        return new BudgetSet(0, shape.namespace(), service.name(), ShopShapes.selector(service.name()), limit);
    }

    /** Each step in turn: up at once, down to the most that was wanted in the last three steps, neither within a tenth. */
    private void scale(Service service, PodShape shape, DoubleUnaryOperator demand) {
        RandomGenerator noise = streams.stream("replicas", service.name(), 0);
        Owner owner = new Owner(Owner.Kind.DEPLOYMENT, service.name());
        int current = 0;
        int before = 0;
        int twoBefore = 0;
        for (long step = 0; step < STEPS; step++) {
            double hour = step * STEP_MILLIS / 3_600_000.0;
            double load = demand.applyAsDouble(hour) * (1 + NOISE * (noise.nextDouble() - 0.5));
            int wanted = Math.max(service.leastReplicas(), (int) Math.ceil(service.peakReplicas() * load));
            int target = Math.max(wanted, Math.min(current, Math.max(before, twoBefore)));
            if (Math.abs(target - current) > 0.1 * current) {
                events.accept(new WorkloadScaled(step * STEP_MILLIS, owner, shape, target));
                current = target;
            }
            twoBefore = before;
            before = wanted;
        }
    }
}
