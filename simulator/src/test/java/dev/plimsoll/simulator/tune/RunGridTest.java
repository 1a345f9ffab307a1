package dev.plimsoll.simulator.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunGridTest {

    @Test
    void resultsComeInTheOrderOfTheJobsWhicheverEndsFirst() throws InterruptedException {
        var secondIsDone = new CountDownLatch(1);
        List<Callable<String>> jobs = List.of(
                () -> {
                    secondIsDone.await();
                    return "first";
                },
                () -> {
                    secondIsDone.countDown();
                    return "second";
                });

        assertThat(new RunGrid(2, (finished, all) -> {}).run(jobs)).containsExactly("first", "second");
    }

    @Test
    void countsEachJobOnce() throws InterruptedException {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Integer>> jobs =
                IntStream.range(0, 50).<Callable<Integer>>mapToObj(i -> () -> i).toList();

        new RunGrid(4, (finished, all) -> told.add(finished)).run(jobs);

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void theFirstFailureInOrderIsThrown() {
        List<Callable<Integer>> jobs = List.of(
                () -> 1,
                () -> {
                    throw new IllegalArgumentException("the second");
                },
                () -> {
                    throw new IllegalArgumentException("the third");
                });

        assertThatThrownBy(() -> new RunGrid(1, (finished, all) -> {}).run(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the second");
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new RunGrid(0, (finished, all) -> {}))
                .hasMessage("cannot run on 0 threads: give 1 or more");
    }
}
