package dev.plimsoll.daemon.report;

import java.util.List;

/** Rows of cells under each other: the first columns to the left, the others to the right, each as wide as its widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** The lines, each with its line end; all rows have as many cells. */
    public static String render(List<List<String>> rows, int leftColumns) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : GAP).append(i < leftColumns ? row.get(i) + padding : padding + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
