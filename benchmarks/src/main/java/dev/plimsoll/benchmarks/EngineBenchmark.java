package dev.plimsoll.benchmarks;

import dev.plimsoll.simulator.engine.Engine;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events a second through the engine alone: each event schedules its successor, so many are always pending. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {

    @Param({"1000", "100000"})
    public int pending;

    private Engine engine = new Engine(0);

    @Setup(Level.Iteration)
    public void fill() {
        engine = new Engine(0);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        for (int i = 0; i < pending; i++) {
            schedule(random.nextLong(1, 100_000));
        }
    }

    private void schedule(long delayMillis) {
        engine.after(delayMillis, () -> schedule((delayMillis * 31 + 7) % 100_000 + 1));
    }

    @Benchmark
    public boolean event() {
        return engine.step();
    }
}
