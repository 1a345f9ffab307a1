package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Style;
import dev.plimsoll.console.TextTable;
import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Differences from a baseline as people read them. */
public final class Differences {

    private static final int LEFT_COLUMNS = 2;

    private Differences() {}

    /** With its sign, and half of its interval where there is one. */
    static Cell cell(Column column, Difference difference) {
        Estimate estimate = difference.absolute();
        int decimals = column.differenceDecimals(Math.abs(difference.baseline()));
        return new Cell(
                (estimate.mean() > 0 ? "+" : "") + column.mean(estimate, decimals),
                column.halfWidth(estimate, decimals));
    }

    /** One policy's differences from another, in the order of columns. */
    public static List<Cell> cells(Outcome from, Outcome other) {
        return Arrays.stream(Column.values())
                .map(column -> cell(column, Outcomes.difference(from, other, column.figure())))
                .toList();
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

    /** A row of text: the policy's name, its kind, and each difference. */
    static List<String> row(Outcome from, Outcome other) {
        var row = new ArrayList<String>();
        row.add(other.policy().name().replaceAll("\\p{Cc}", "?"));
        row.add(KindNames.name(other.policy().kind()));
        cells(from, other).forEach(cell -> row.add(cell.text()));
        return row;
    }

    private static List<String> header(String first, String second, boolean upper) {
        var cells = new ArrayList<>(List.of(first, second));
        for (Column column : Column.values()) {
            cells.add(upper ? column.upper() : column.lower());
        }
        return cells;
    }
}
