package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MaxUnavailable;
import dev.plimsoll.simulator.trace.BudgetLimit.MinAvailable;
import tools.jackson.databind.node.ObjectNode;

/** The limit of a budget: exactly one of {@code minAvailable} and {@code maxUnavailable}, a count or a percentage. */
final class BudgetLimitJson {

    private static final String MIN = "minAvailable";
    private static final String MAX = "maxUnavailable";

    private BudgetLimitJson() {}

    static BudgetLimit read(Fields fields) {
        boolean min = fields.has(MIN);
        boolean max = fields.has(MAX);
        if (min && max) {
            throw fields.bad(MAX, "stands beside " + MIN + ": keep one of them");
        }
        if (!min && !max) {
            throw fields.bad(MIN, "and " + MAX + " are both missing: add one of them");
        }
        return min ? new MinAvailable(amount(fields, MIN)) : new MaxUnavailable(amount(fields, MAX));
    }

    static void write(ObjectNode node, BudgetLimit limit) {
        String key = limit instanceof MinAvailable ? MIN : MAX;
        Amount amount = limit.amount();
        if (amount.percent()) {
            node.put(key, amount.value() + "%");
        } else {
            node.put(key, amount.value());
        }
    }

    private static Amount amount(Fields fields, String key) {
        String text = fields.numberOrText(key);
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[0-9]{1,7}") || Integer.parseInt(digits) > (percent ? 100 : FormatLimits.COUNT)) {
            throw fields.bad(key, "is " + Where.shown(text) + ": give a count of pods, or a share such as \"25%\"");
        }
        return new Amount(Integer.parseInt(digits), percent);
    }
}
