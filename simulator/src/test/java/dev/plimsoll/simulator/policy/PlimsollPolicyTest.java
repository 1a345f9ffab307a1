package dev.plimsoll.simulator.policy;

import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.LivingWorld;
import dev.plimsoll.simulator.world.Simulation;
import dev.plimsoll.simulator.world.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlimsollPolicyTest {

    private static final PolicyLabel LABEL = new PolicyLabel("plimsoll", PolicyLabel.Kind.PRODUCT);

    /** Three pods that fit two small nodes for less than one large, which they do not fill. */
    private static final Trace TRACE = trace().group("large", "m5.4xlarge", 0, 10, "us-east-1a")
            .group("small", "m5.large", 0, 10, "us-east-1a")
            .job(10, "one", shape("web", 900, 1000), 600)
            .job(10, "two", shape("web", 900, 1000), 600)
            .job(10, "three", shape("web", 900, 1000), 600)
            .build();

    private static final class Purchases implements Listener {

        private final List<String> groups = new ArrayList<>();

        @Override
        public void acted(Instant now, Step step, Outcome outcome) {
            if (step.action() instanceof Action.RaiseDesired raise) {
                groups.add(raise.group());
            }
        }
    }

    private static List<String> bought(String expander) {
        return bought(expander, PlanningSettings.DEFAULT);
    }

    private static List<String> bought(String expander, PlanningSettings planning) {
        var purchases = new Purchases();
        Settings defaults = Settings.DEFAULT;
        var expansion = new Expansion(ExpanderChoice.parse(expander), new PriorityConfig.Absent(), false, 0);
        var settings = new Settings(
                defaults.purchases(), defaults.removals(), defaults.guards(), defaults.limits(), expansion);
        new Simulation(TRACE, any -> Witness.none())
                .run(
                        new PlimsollPolicy(LABEL, new PlimsollPolicy.Product(settings, planning), false, purchases),
                        LivingWorld.STEADY.withTail(Duration.ZERO),
                        1);
        return purchases.groups;
    }

    @Test
    void buysWhatCostsLeastUnlessToldOtherwise() {
        assertThat(bought("cost")).containsExactly("small");
    }

    @Test
    void buysByTheExpanderThatIsSet() {
        assertThat(bought("least-nodes")).containsExactly("large");
        assertThat(bought("least-waste")).containsExactly("small");
    }

    @Test
    void searchesByStepsSoThatARunRepeats() {
        var searching = new PlanningSettings(Duration.ofSeconds(2), 7, 100);

        assertThat(bought("cost", searching))
                .isEqualTo(bought("cost", searching))
                .containsExactly("small");
    }
}
