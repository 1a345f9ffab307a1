package dev.plimsoll.console;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under each other: the first columns to the left, the others to the right, each as wide as its widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private final int leftColumns;
    private final List<Row> rows = new ArrayList<>();

    /** With so many columns to the left. */
    public TextTable(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    /** The lines of plain rows, each with its line end. */
    public static String render(List<List<String>> rows, int leftColumns) {
        var table = new TextTable(leftColumns);
        rows.forEach(row -> table.add(Style.PLAIN, row));
        return table.render(false);
    }

    private record Row(Style style, List<String> cells) {}

    /** Adds a row. */
    public void add(Style style, List<String> cells) {
        rows.add(new Row(style, List.copyOf(cells)));
    }

    /** The lines, each with its line end, without blanks before it. */
    public String render(boolean colour) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(row.style().paint(line(row.cells(), widths), colour)).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : GAP).append(i < leftColumns ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int[] widths = new int[columns];
        for (Row row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                widths[i] = Math.max(widths[i], width(row.cells().get(i)));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
