package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.console.TextTable;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Answers for people: what would be bought, what that costs and how good it is, and why what is left has no room. */
public final class TextAnswers implements AnswerReport {

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
        table(answer, text);
        figures(answer, text);
        unplaced(answer, text);
        return text.toString();
    }

    private static void table(Answer answer, StringBuilder text) {
        Plan plan = answer.plan();
        boolean byGroup = answer.question().subject().origin() == Origin.SNAPSHOT;
        var rows = new ArrayList<List<String>>();
        rows.add(row(byGroup, "group", List.of("template", "zone", "nodes", "$/h")));
        for (Purchase purchase : Purchase.of(answer)) {
            rows.add(row(
                    byGroup,
                    purchase.group(),
                    List.of(
                            purchase.template(),
                            purchase.zone(),
                            Numbers.whole(purchase.count()),
                            Numbers.dollars(purchase.microDollarsPerHour()))));
        }
        List<String> sums = List.of(
                Numbers.whole(plan.nodes().size()), Numbers.dollars(plan.bill().listed()));
        rows.add(Stream.of(byGroup ? List.of("total", "", "") : List.of("total", ""), sums)
                .flatMap(List::stream)
                .toList());
        text.append(TextTable.render(rows, byGroup ? 3 : 2)).append('\n');
    }

    private static List<String> row(boolean byGroup, String group, List<String> cells) {
        return byGroup ? Stream.concat(Stream.of(group), cells.stream()).toList() : cells;
    }

    private static void figures(Answer answer, StringBuilder text) {
        Plan plan = answer.plan();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "cost", "$" + Numbers.dollars(plan.bill().payable()) + "/h, found by " + Wording.of(plan.foundBy())));
        if (plan.bill().covered() > 0) {
            rows.add(List.of(
                    "committed",
                    "$" + Numbers.dollars(plan.bill().covered()) + "/h besides, which is paid for already"));
        }
        if (plan.bill().launches() > 0) {
            rows.add(List.of(
                    "launches",
                    "$" + Numbers.dollars(plan.bill().launches())
                            + "/h is what they are taken to cost; plans are compared by $"
                            + Numbers.dollars(plan.microDollarsPerHour()) + "/h"));
        }
        rows.add(List.of(
                "bound",
                "$" + Numbers.dollars(plan.lowerBound().microDollarsPerHour()) + "/h, "
                        + Wording.of(plan.lowerBound().proof())));
        rows.add(List.of("gap", Numbers.percent(plan.gap()) + " at most"));
        rows.add(List.of("pods", Wording.ofPods(answer)));
        answer.question().existing().notes().forEach(note -> rows.add(List.of("aside", note)));
        rows.add(List.of("prices", answer.question().subject().prices()));
        rows.add(List.of("time", Wording.of(answer.times())));
        text.append(TextTable.render(rows, 2));
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
                            .forEach(group -> text.append("    ")
                                    .append(group.sentence(
                                            answer.question().subject().origin()))
                                    .append('\n'));
                });
    }
}
