package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Versions of launch templates, and launch configurations, asked for again when they are some minutes old: $Latest moves, and versions get deleted. */
final class LaunchTemplates {

    static final Duration FRESH = Duration.ofMinutes(5);

    /** After so many questions in a round that AWS failed to answer, the others wait for the next: each takes its time to fail. */
    private static final int PATIENCE = 3;

    /** What became of a reference. */
    sealed interface Answer {}

    record Found(LaunchTemplateVersion version) implements Answer {}

    record Missing(Problem problem) implements Answer {}

    private record Entry(Answer answer, Instant askedAt, Instant wantedAt) {}

    private final AwsWire wire;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int failures;

    LaunchTemplates(AwsWire wire) {
        this.wire = wire;
    }

    /** Begins a round of questions. */
    void begin() {
        failures = 0;
    }

    Answer find(LaunchTemplateReference reference, Instant now) {
        return find("launch template " + reference, () -> wire.launchTemplateVersion(reference), now);
    }

    Answer configuration(String name, Instant now) {
        return find("launch configuration " + name, () -> wire.launchConfiguration(name), now);
    }

    private Answer find(String what, Supplier<LaunchTemplateVersion> question, Instant now) {
        Entry known = entries.get(what);
        Entry entry = known != null && now.isBefore(known.askedAt().plus(FRESH))
                ? new Entry(known.answer(), known.askedAt(), now)
                : ask(what, question, known, now);
        entries.put(what, entry);
        return entry.answer();
    }

    /** Drops what no group has wanted for long. */
    void forget(Instant now) {
        entries.values().removeIf(entry -> entry.wantedAt().plus(FRESH).isBefore(now));
    }

    private Entry ask(String what, Supplier<LaunchTemplateVersion> question, @Nullable Entry known, Instant now) {
        if (failures >= PATIENCE) {
            return unanswered(what, known, now, "AWS failed to answer " + failures + " such questions before it");
        }
        try {
            return new Entry(new Found(question.get()), now, now);
        } catch (AwsException failed) {
            if (failed.failure() == AwsFailure.NOT_FOUND) {
                return new Entry(new Missing(missing(what, failed)), now, now);
            }
            if (known == null && failed.failure() == AwsFailure.FORBIDDEN) {
                return new Entry(new Missing(denied(what, failed)), now, now);
            }
            failures++;
            return unanswered(what, known, now, failed.getMessage());
        }
    }

    /** What was known stands; what was not is asked again in the next round, for its entry is old already. */
    private static Entry unanswered(String what, @Nullable Entry known, Instant now, String why) {
        return known == null
                ? new Entry(new Missing(notYet(what, why)), now.minus(FRESH), now)
                : new Entry(known.answer(), known.askedAt(), now);
    }

    private static Problem missing(String what, AwsException failed) {
        return new Problem(
                Problem.Kind.LAUNCH_TEMPLATE_MISSING,
                "the " + what + " does not exist: point the group at one that does (" + failed.getMessage() + ")");
    }

    /** It stays so until somebody allows it. */
    private static Problem denied(String what, AwsException failed) {
        return new Problem(
                Problem.Kind.LAUNCH_NOT_SUPPORTED, "the " + what + " may not be looked up: " + failed.getMessage());
    }

    private static Problem notYet(String what, String why) {
        return new Problem(Problem.Kind.NOT_YET_KNOWN, "the " + what + " could not be looked up: " + why);
    }
}
