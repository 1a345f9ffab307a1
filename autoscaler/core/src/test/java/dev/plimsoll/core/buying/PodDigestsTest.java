package dev.plimsoll.core.buying;

import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pods that are remembered by digests alone. */
final class PodDigestsTest {

    @Test
    void allAreKnownAgainHoweverMany() {
        for (int count : new int[] {0, 1, 2, 3, 7, 100, 4097}) {
            List<String> names = names(count);

            CoveredPods covered = CoveredPods.of(names);

            assertThat(covered.count()).isEqualTo(count);
            assertThat(covered.digests())
                    .containsExactly(names.stream()
                            .mapToInt(CoveredPods::digest)
                            .sorted()
                            .toArray());
            List<Pod> waiting = Stream.concat(names.stream(), Stream.of("shop/another"))
                    .map(PodDigestsTest::pod)
                    .toList();
            assertThat(covered.among(waiting)).isEqualTo(waiting.subList(0, count));
        }
    }

    @Test
    void theOrderOfNamesMakesNoDifference() {
        List<String> names = names(500);
        assertThat(CoveredPods.of(names.reversed())).isEqualTo(CoveredPods.of(names));
    }

    @Test
    void aPodNamedTwiceIsTwo() {
        assertThat(CoveredPods.of(List.of("a", "a")).digests()).hasSize(2);
    }

    /** Names as a Deployment's, a Job's and a StatefulSet's pods have them, which differ little. */
    @Test
    void fewShareADigestThoughNamesDiffer() {
        var random = new Random(7);
        var names = new ArrayList<String>();
        for (int i = 0; i < 40_000; i++) {
            names.add("shop/web-" + i);
            names.add("batch/job-5d8f9-" + Integer.toString(random.nextInt(1 << 25), 36));
        }
        Set<String> different = new HashSet<>(names);
        Set<Integer> digests = new HashSet<>();
        different.forEach(name -> digests.add(CoveredPods.digest(name)));

        double expected = different.size() * (double) different.size() / (2 << 24);
        assertThat((double) different.size() - digests.size()).isBetween(0.7 * expected, 1.3 * expected);
    }

    @Test
    void whatIsNoCodeIsRefused() {
        assertThatThrownBy(() -> new CoveredPods(1, "?")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CoveredPods(-1, "")).hasMessageContaining("-1");
    }

    private static Pod pod(String name) {
        return new Pod(name, aShape().build(), Owner.NOBODY, Instant.EPOCH, false);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "shop/web-" + i).toList();
    }
}
