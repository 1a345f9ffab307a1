package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Style;
import dev.plimsoll.console.TextTable;
import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.ArrayList;
import java.util.List;

/** Differences from a baseline as people read them. */
public final class Differences {

    private static final int LEFT_COLUMNS = 2;

    private Differences() {}

    /** With its sign, and half of its interval where there is one: +3.2 ± 0.4. */
    static String text(Column column, Difference difference) {
        Estimate estimate = difference.absolute();
        int decimals = column.differenceDecimals(Math.abs(difference.baseline()));
        String half = column.halfWidth(estimate, decimals);
        return (estimate.mean() > 0 ? "+" : "")
                + column.mean(estimate, decimals)
                + (half.isEmpty() ? "" : " ± " + half);
    }

    /** A table of all figures of all others against the baseline; bounds below the rest. */
    static String table(Outcomes outcomes, String baseline, boolean colour) {
        Outcome from = outcomes.find(baseline).orElseThrow();
        var table = new TextTable(LEFT_COLUMNS);
        table.add(Style.BOLD, header("", "", true));
        table.add(Style.BOLD, header("against " + baseline, "kind", false));
        for (boolean bounds : new boolean[] {false, true}) {
            for (Outcome other : outcomes.policies()) {
                if ((other.policy().kind() == Kind.BOUND) == bounds && !other.equals(from)) {
                    table.add(bounds ? Style.FAINT : Style.PLAIN, row(from, other));
                }
            }
        }
        return table.render(colour);
    }

    /** The cells of one policy: its name, its kind, and each difference. */
    public static List<String> row(Outcome from, Outcome other) {
        var cells = new ArrayList<String>();
        cells.add(other.policy().name().replaceAll("\\p{Cc}", "?"));
        cells.add(KindNames.name(other.policy().kind()));
        for (Column column : Column.values()) {
            cells.add(text(column, Outcomes.difference(from, other, column.figure())));
        }
        return cells;
    }

    private static List<String> header(String first, String second, boolean upper) {
        var cells = new ArrayList<>(List.of(first, second));
        for (Column column : Column.values()) {
            cells.add(upper ? column.upper() : column.lower());
        }
        return cells;
    }
}
