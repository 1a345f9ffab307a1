package dev.plimsoll.simulator.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.oracle.invariant.Broken;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the oracle bites: each bug is caught, by an invariant that is about it, within a few hundred seeds. */
final class MutantsTest {

    private static final int SEEDS = 500;
    private static final Duration LENGTH = Duration.ofHours(2);

    static Stream<Mutant> mutants() {
        return Stream.of(PeerMutants.all(), OwnMutants.all(), PlantedMutants.all())
                .flatMap(List::stream);
    }

    private static Torture torture(Mutant mutant) {
        return new Torture(
                settings -> new PlimsollPolicy.Product(
                                mutant.setup().forgetful().apply(settings), PlanningSettings.DEFAULT)
                        .decider(),
                new Setting(mutant.setup().settings(), WorldSettings.DEFAULT, InstanceSettings.DEFAULT),
                Torture.Menu.everything(LENGTH),
                mutant.mutation());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) {
        Torture torture = torture(mutant);
        Set<String> others = new LinkedHashSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Broken> broken = torture.broken(seed);
            Optional<Broken> caught = broken.stream()
                    .filter(one -> mutant.catchers().contains(one.invariant()))
                    .findFirst();
            if (caught.isPresent()) {
                System.out.printf(
                        "%-10s seed %3d  %-3s  %s%n",
                        mutant.name(),
                        seed,
                        caught.get().invariant(),
                        caught.get().message());
                return;
            }
            broken.forEach(one -> others.add(one.invariant()));
        }
        assertThat(others)
                .as(mutant + ": not caught in " + SEEDS + " seeds; what else broke")
                .containsAnyElementsOf(mutant.catchers());
    }
}
