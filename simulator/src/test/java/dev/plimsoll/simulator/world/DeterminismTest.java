package dev.plimsoll.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeterminismTest {

    private static List<String> log(Trace trace, Policy policy, long seed) {
        var log = new WorldLog();
        try (var world = new SimulatedWorld(trace, WorldSettings.DEFAULT, seed)) {
            world.listen(log);
            world.begin();
            policy.attach(world);
            world.runUntil(TraceBuilder.at(4000));
        }
        return log.lines();
    }

    private static List<String> bootsOf(List<String> log) {
        return log.stream().filter(line -> line.contains(" ready ")).toList();
    }

    @Test
    void theSameSeedGivesTheSameHappenings() {
        List<String> once = log(RandomTrace.of(1), new RestlessPolicy(1), 1);
        List<String> again = log(RandomTrace.of(1), new RestlessPolicy(1), 1);

        assertThat(once).hasSizeGreaterThan(1000).isEqualTo(again);
    }

    @Test
    void anotherSeedGivesOtherBootDelays() {
        assertThat(bootsOf(log(RandomTrace.of(1), new RestlessPolicy(1), 1)))
                .isNotEqualTo(bootsOf(log(RandomTrace.of(1), new RestlessPolicy(1), 2)));
    }

    @Test
    void twoPoliciesMeetTheSameBootDelayForTheSameLaunch() {
        WorldSettings eachForItself =
                WorldSettings.DEFAULT.withBoot(WorldSettings.Boot.DEFAULT.withStart(WorldSettings.Start.NONE));
        var early = new LivingWorld(TraceBuilder.trace().build(), eachForItself);
        var late = new LivingWorld(TraceBuilder.trace().build(), eachForItself);
        early.raise(2);
        late.runTo(100);
        late.raise(1);
        late.runTo(400);
        late.raise(2);
        early.runTo(1000);
        late.runTo(1000);

        assertThat(readyAfter(early, "general-0", 0)).isEqualTo(readyAfter(late, "general-0", 100));
        assertThat(readyAfter(early, "general-1", 0)).isEqualTo(readyAfter(late, "general-1", 400));
    }

    private static long readyAfter(LivingWorld world, String node, double launched) {
        String line = world.log.about("ready " + node).getFirst();
        return Math.round(1000 * (Double.parseDouble(line.substring(0, line.indexOf(' '))) - launched));
    }
}
