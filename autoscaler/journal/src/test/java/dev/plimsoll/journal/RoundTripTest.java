package dev.plimsoll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.Priorities.NamePattern;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.testkit.RandomRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a situation holds comes back equal. Records are filled component by component, so that new ones are held to it too. */
final class RoundTripTest {

    private static final int SEEDS = 50;

    private record Named(String text) implements NamePattern {
        @Override
        public boolean isFoundIn(String name) {
            return name.contains(text);
        }
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadBackEqual(long seed) {
        var random = records(seed);
        Situation situation = random.next(Situation.class);
        var decision = new Decision(List.of(), random.next(Memory.class), random.next(Instant.class), List.of());

        RecordedRound read =
                new RoundReader(Named::new).read(RoundWriter.line(situation, seed, decision), "line of seed " + seed);

        assertThat(read.situation()).isEqualTo(situation);
        assertThat(read.unchangedBefore()).isEqualTo(seed);
        assertThat(read.decision()).isEqualTo(DecisionJson.text(decision));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalShapesAreOneObjectOverAllLines(long seed) {
        var random = records(seed);
        var reader = new RoundReader(Named::new);
        var shapes = new ArrayList<PodShape>();
        for (int line = 1; line <= 2; line++) {
            Situation situation = random.next(Situation.class);
            var decision = new Decision(List.of(), situation.memory(), null, List.of());
            String text = RoundWriter.line(situation, 0, decision);
            shapes.addAll(shapes(reader.read(text, "line " + line).situation().observation()));
        }

        Set<PodShape> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(shapes);
        assertThat(objects).hasSameSizeAs(new HashSet<>(shapes));
    }

    private static List<PodShape> shapes(Observation seen) {
        Stream<Pod> placed = seen.nodes().items().stream().flatMap(node -> node.pods().stream());
        return Stream.concat(placed, seen.unschedulablePods().items().stream())
                .map(Pod::shape)
                .toList();
    }

    private static RandomRecords records(long seed) {
        var patterns = new Random(seed);
        return new RandomRecords(seed).with(NamePattern.class, () -> new Named(".*-" + patterns.nextInt(9)));
    }
}
