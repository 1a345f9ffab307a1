package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.daemon.plan.Answer;
import java.util.Locale;
import java.util.stream.Collectors;

/** What plans are made of, in the words that all reports use. */
public final class Wording {
    private Wording() {}

    /** By what a lower bound is proved. */
    public static String of(Proof proof) {
        return switch (proof) {
            case CONTINUOUS -> "proved by prices of resources (continuous)";
            case FARLEY -> "proved by prices of pods (Farley)";
            case APART -> "proved by pods that cannot share a node";
            case NODE_COUNTS -> "proved by whole numbers of nodes";
        };
    }

    public static String of(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    /** Milliseconds by stage and in all. */
    public static String of(Answer.Times times) {
        String byStage = times.stages().byStage().keySet().stream()
                .map(stage -> of(stage) + " " + Numbers.millis(times.stages().of(stage)))
                .collect(Collectors.joining(", "));
        return byStage + "; " + Numbers.millis(times.total()) + " ms in all";
    }

    /** Where the pods of a question went. */
    public static String ofPods(Answer answer) {
        return Numbers.whole(answer.podsFitted()) + " on nodes that are there, "
                + Numbers.whole(answer.plan().podsPlaced()) + " on new ones, " + Numbers.whole(answer.podsUnplaced())
                + " without room";
    }
}
