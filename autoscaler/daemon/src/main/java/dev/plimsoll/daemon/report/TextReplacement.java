package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.console.TextTable;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Replacement;
import dev.plimsoll.core.plan.Replacement.Replaceable;
import dev.plimsoll.daemon.plan.Question.Subject;
import dev.plimsoll.daemon.plan.ReplacementAnswer;
import java.util.ArrayList;
import java.util.List;

/** For people: which nodes had better be replaced by what, what that saves, and why the others stay. */
public final class TextReplacement {

    private TextReplacement() {}

    public static String of(ReplacementAnswer answer) {
        var text = new StringBuilder();
        text.append(answer.question().subject())
                .append(": ")
                .append(answer.question().estate().replaceable().size())
                .append(" nodes may go, ")
                .append(answer.question().kept().size())
                .append(" stay\n");
        Replacement replacement = answer.replacement();
        if (replacement == null) {
            text.append("\nnothing that could be saved is worth moving pods\n");
        } else {
            text.append('\n').append(TextTable.render(gone(replacement), 4));
            text.append(bought(Purchase.of(replacement.plan().nodes(), true)));
            text.append('\n')
                    .append(TextTable.render(
                            figures(replacement.balance(), answer.question().subject()), 2));
        }
        if (!answer.question().kept().isEmpty()) {
            text.append("\nstay\n");
            answer.question()
                    .kept()
                    .forEach(kept -> text.append("  ")
                            .append(kept.node())
                            .append(": ")
                            .append(kept.reason())
                            .append('\n'));
        }
        return text.toString();
    }

    private static List<List<String>> gone(Replacement replacement) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("replace", "group", "template", "zone", "pods", "$/h"));
        for (Replaceable node : replacement.gone()) {
            NodeTemplate.Source source = node.template().source();
            rows.add(List.of(
                    node.name(),
                    source.group(),
                    source.instanceType(),
                    source.zone(),
                    Numbers.whole(node.podCount()),
                    Numbers.dollars(node.template().microDollarsPerHour())));
        }
        return rows;
    }

    private static String bought(List<Purchase> purchases) {
        if (purchases.isEmpty()) {
            return "\nby nothing: their pods have room elsewhere\n";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("group", "template", "zone", "nodes"));
        purchases.forEach(purchase -> rows.add(
                List.of(purchase.group(), purchase.template(), purchase.zone(), Numbers.whole(purchase.count()))));
        return "\nby\n" + TextTable.render(rows, 3);
    }

    private static List<List<String>> figures(Replacement.Balance balance, Subject subject) {
        return List.of(
                List.of("saves", "$" + Numbers.dollars(balance.saved()) + "/h"),
                List.of(
                        "moves",
                        Numbers.whole(balance.evicted()) + " pods, which is taken to cost $"
                                + Numbers.dollars(balance.churn()) + "/h until it is made up for"),
                List.of("prices", subject.prices()));
    }
}
