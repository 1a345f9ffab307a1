package dev.plimsoll.solver;

import dev.plimsoll.core.plan.Plan.Stage;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How long each stage of planning took; stages that were not run are missing. */
public record StageTimes(Map<Stage, Duration> byStage) {

    public StageTimes {
        byStage = Collections.unmodifiableMap(new EnumMap<>(byStage)); // walks in the order of the stages
    }

    public Duration of(Stage stage) {
        return byStage.getOrDefault(stage, Duration.ZERO);
    }

    public Duration total() {
        return byStage.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Measures stages as they run. */
    public static final class Watch {

        private final LongSupplier nanoClock;
        private final Map<Stage, Duration> byStage = new EnumMap<>(Stage.class);

        public Watch(LongSupplier nanoClock) {
            this.nanoClock = nanoClock;
        }

        /** Runs a piece of a stage and adds its time to the stage's. */
        public <T> T time(Stage stage, Supplier<T> piece) {
            long start = nanoClock.getAsLong();
            T result = piece.get();
            byStage.merge(stage, Duration.ofNanos(nanoClock.getAsLong() - start), Duration::plus);
            return result;
        }

        public StageTimes times() {
            return new StageTimes(byStage);
        }
    }
}
