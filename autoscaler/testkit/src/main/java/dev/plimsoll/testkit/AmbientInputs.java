package dev.plimsoll.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

/** Calls whose answer depends on the machine, not on the input: the wall clock, self-seeded randomness, waiting, the environment. */
public final class AmbientInputs {
    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickMinutes",
            "java.time.Clock.tickSeconds",
            "java.time.InstantSource.system",
            "java.util.Calendar.getInstance");
    private static final Set<String> RANDOMNESS = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.identityHashCode",
            "java.security.SecureRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");
    private static final Set<String> WAITS = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");
    private static final Set<String> ENVIRONMENT = Set.of(
            "java.lang.System.exit",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.out");

    private AmbientInputs() {}

    /** Reads of the time of day or of a running timer. */
    public static DescribedPredicate<JavaAccess<?>> wallClock() {
        return targets(
                "the wall clock",
                target -> CLOCKS.contains(nameOf(target))
                        || isNowWithoutClock(target)
                        || isBareConstructor(target, "java.util.Date"));
    }

    /** Randomness that no seed of ours decides. */
    public static DescribedPredicate<JavaAccess<?>> unseededRandomness() {
        return targets(
                "unseeded randomness",
                target -> RANDOMNESS.contains(nameOf(target))
                        || isBareConstructor(target, "java.util.Random")
                        || isBareConstructor(target, "java.util.SplittableRandom")
                        || isShuffleWithoutSource(target));
    }

    /** Sleeping threads. */
    public static DescribedPredicate<JavaAccess<?>> sleep() {
        return targets("a sleep", target -> WAITS.contains(nameOf(target)));
    }

    /** Standard streams, environment variables, system properties, and the end of the process. */
    public static DescribedPredicate<JavaAccess<?>> processEnvironment() {
        return targets("the process's environment", target -> ENVIRONMENT.contains(nameOf(target)));
    }

    private static DescribedPredicate<JavaAccess<?>> targets(String description, Predicate<AccessTarget> matches) {
        return DescribedPredicate.describe("the target is " + description, access -> matches.test(access.getTarget()));
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static boolean isNowWithoutClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget code
                && code.getName().equals("now")
                && code.getOwner().getPackageName().startsWith("java.time")
                && code.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isBareConstructor(AccessTarget target, String type) {
        return target instanceof CodeUnitAccessTarget code
                && nameOf(code).equals(type + ".<init>")
                && code.getRawParameterTypes().isEmpty();
    }

    private static boolean isShuffleWithoutSource(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget code
                && nameOf(code).equals("java.util.Collections.shuffle")
                && code.getRawParameterTypes().size() == 1;
    }
}
