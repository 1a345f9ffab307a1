package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.solver.PlannerChoice;
import java.time.Instant;

/** The product itself: drives the shipping control loop, at most once a second, when something has changed or is due. */
public final class PlimsollPolicy implements Policy {

    private static final long GRID_MILLIS = 1000;

    private final PolicyLabel label;
    private final Product product;
    private final boolean everyRound;
    private final Listener listener;

    /** With {@code everyRound} no round is skipped, which must change nothing but the time it takes. */
    public PlimsollPolicy(PolicyLabel label, Product product, boolean everyRound, Listener listener) {
        this.label = label;
        this.product = product;
        this.everyRound = everyRound;
        this.listener = listener;
    }

    /** How the product is set, and how it plans. */
    public record Product(Settings settings, PlanningSettings planning) {

        public static final Product DEFAULT = new Product(Settings.DEFAULT, PlanningSettings.DEFAULT);

        /** What decides: the shipping code. */
        public Decider decider() {
            return new Decider(
                    PlannerChoice.inSimulatedTime(settings.expansion(), planning)
                            .forRounds(),
                    settings);
        }
    }

    @Override
    public PolicyLabel label() {
        return label;
    }

    @Override
    public void attach(SimulatedWorld world) {
        var loop = new ControlLoop(
                new ControlLoop.Ports(world.doors().observer(), world.doors().actuator(), MemoryStore.NONE, listener),
                product.decider(),
                new ControlLoop.Start(Memory.NONE, product.settings()));
        var clock = new RoundClock(world.engine(), GRID_MILLIS, everyRound, now -> {
            Instant wakeAt = loop.tick(Instant.ofEpochMilli(now));
            return wakeAt == null ? RoundClock.Round.NEVER : wakeAt.toEpochMilli();
        });
        world.onChange(clock::changed);
        clock.start();
    }
}
