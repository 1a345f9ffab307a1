package dev.plimsoll.daemon.report;

import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.core.planning.Plan.Stage;
import dev.plimsoll.core.planning.Plan.Unplaced;
import dev.plimsoll.daemon.plan.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers for people: what would be bought, what that costs and how good it is, and why what is left has no room. */
public final class TextReport implements Report {

    @Override
    public void write(List<Answer> answers, Appendable out) throws IOException {
        String gap = "";
        for (Answer answer : answers) {
            out.append(gap).append(text(answer));
            gap = "\n";
        }
    }

    private static String text(Answer answer) {
        var text = new StringBuilder();
        text.append(answer.question().subject())
                .append(": ")
                .append(Numbers.whole(answer.question().podCount()))
                .append(" pods in ")
                .append(Numbers.whole(answer.question().classes().size()))
                .append(" classes\n\n");
        table(answer.plan(), text);
        figures(answer, text);
        unplaced(answer, text);
        return text.toString();
    }

    private static void table(Plan plan, StringBuilder text) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("template", "zone", "nodes", "$/h"));
        for (Purchase purchase : Purchase.of(plan)) {
            rows.add(List.of(
                    purchase.template(),
                    purchase.zone(),
                    Numbers.whole(purchase.count()),
                    Numbers.dollars(purchase.microDollarsPerHour())));
        }
        rows.add(List.of("total", "", Numbers.whole(plan.nodes().size()), Numbers.dollars(plan.microDollarsPerHour())));
        text.append(TextTable.render(rows, 2)).append('\n');
    }

    private static void figures(Answer answer, StringBuilder text) {
        Plan plan = answer.plan();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "cost", "$" + Numbers.dollars(plan.microDollarsPerHour()) + "/h, found by " + lower(plan.foundBy())));
        rows.add(List.of(
                "bound",
                "$" + Numbers.dollars(plan.lowerBound().microDollarsPerHour()) + "/h, "
                        + proof(plan.lowerBound().proof())));
        rows.add(List.of("gap", Numbers.percent(plan.gap()) + " at most"));
        rows.add(List.of(
                "pods",
                Numbers.whole(answer.podsFitted()) + " on nodes that are there, " + Numbers.whole(plan.podsPlaced())
                        + " on new ones, " + Numbers.whole(answer.podsUnplaced()) + " without room"));
        rows.add(List.of("time", times(answer.times())));
        text.append(TextTable.render(rows, 2));
    }

    private static String proof(Plan.Proof proof) {
        return switch (proof) {
            case CONTINUOUS -> "proved by prices of resources (continuous)";
            case FARLEY -> "proved by prices of pods (Farley)";
        };
    }

    private static String times(Answer.Times times) {
        String byStage = times.stages().byStage().keySet().stream()
                .map(stage -> lower(stage) + " " + Numbers.millis(times.stages().of(stage)))
                .collect(Collectors.joining(", "));
        return byStage + "; " + Numbers.millis(times.total()) + " ms in all";
    }

    private static String lower(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static void unplaced(Answer answer, StringBuilder text) {
        if (answer.plan().unplaced().isEmpty()) {
            return;
        }
        var names = answer.question().names();
        text.append("\nwithout room\n");
        answer.plan().unplaced().stream()
                .sorted(Comparator.comparing(
                        (Unplaced each) -> names.getOrDefault(each.demand().shape(), "")))
                .forEach(each -> {
                    text.append("  ")
                            .append(names.getOrDefault(each.demand().shape(), "?"))
                            .append(" x ")
                            .append(Numbers.whole(each.demand().count()))
                            .append('\n');
                    ReasonGroup.of(each.verdicts())
                            .forEach(group ->
                                    text.append("    ").append(group.sentence()).append('\n'));
                });
    }
}
