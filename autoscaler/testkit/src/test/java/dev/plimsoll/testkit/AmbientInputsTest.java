package dev.plimsoll.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AmbientInputsTest {
    @Test
    void everyWayToTheWallClockIsSeen() {
        assertThat(violations(ReadsClocks.class, AmbientInputs.wallClock())).isEqualTo(6);
    }

    @Test
    void everyUnseededDrawIsSeen() {
        assertThat(violations(DrawsUnseeded.class, AmbientInputs.unseededRandomness()))
                .isEqualTo(6);
    }

    @Test
    void sleepsAreSeen() {
        assertThat(violations(Sleeps.class, AmbientInputs.sleep())).isEqualTo(2);
    }

    @Test
    void theProcessIsSeen() {
        assertThat(violations(TouchesProcess.class, AmbientInputs.processEnvironment()))
                .isEqualTo(2);
    }

    @Test
    void timeAndRandomnessHandedInAreAllowed() {
        assertThat(violations(TakesWhatItNeeds.class, AmbientInputs.wallClock()))
                .isZero();
        assertThat(violations(TakesWhatItNeeds.class, AmbientInputs.unseededRandomness()))
                .isZero();
    }

    private static int violations(Class<?> type, DescribedPredicate<JavaAccess<?>> forbidden) {
        return noClasses()
                .should()
                .accessTargetWhere(forbidden)
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails()
                .size();
    }

    static final class ReadsClocks {
        static final Supplier<Instant> NOW = Instant::now;

        static List<Object> read() {
            return List.of(
                    System.currentTimeMillis(),
                    System.nanoTime(),
                    LocalDate.now(ZoneOffset.UTC),
                    Clock.systemUTC(),
                    Clock.tickSeconds(ZoneOffset.UTC));
        }
    }

    static final class DrawsUnseeded {
        static List<Object> draw(List<String> names) {
            Collections.shuffle(names);
            return List.of(
                    Math.random(),
                    new Random(),
                    new SplittableRandom(),
                    UUID.randomUUID(),
                    ThreadLocalRandom.current().nextInt());
        }
    }

    static final class Sleeps {
        static void sleep() throws InterruptedException {
            Thread.sleep(1);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static final class TouchesProcess {
        static String read() {
            System.out.flush();
            return System.getenv("HOME");
        }
    }

    static final class TakesWhatItNeeds {
        static List<Object> read(Clock clock, long seed, List<String> names) {
            Collections.shuffle(names, new Random(seed));
            return List.of(Instant.now(clock), new SplittableRandom(seed));
        }
    }
}
