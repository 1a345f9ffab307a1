package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.torture.TrialLog.Full.Line;
import dev.plimsoll.simulator.world.fault.Fault;
import java.util.List;
import java.util.Locale;

/** A trial as one self-contained page: faults as bars over the hours, and below each other all that happened. */
final class Timeline {

    private static final int WIDTH = 1200;
    private static final int ROW = 18;

    private final Scenario scenario;
    private final List<Line> lines;

    Timeline(Scenario scenario, List<Line> lines) {
        this.scenario = scenario;
        this.lines = lines;
    }

    String html() {
        var page = new StringBuilder();
        page.append("<!doctype html><meta charset=\"utf-8\"><title>seed ").append(scenario.seed());
        page.append("</title><style>body{font:13px sans-serif;margin:1em}text{font-size:11px}td{padding:0 .7em 0 0;")
                .append(
                        "font-family:monospace;white-space:pre-wrap;vertical-align:top}.BROKEN{color:#b00;font-weight:bold}")
                .append(".fault{color:#a50}.step{color:#06a}</style><h1>Seed ")
                .append(scenario.seed())
                .append("</h1>");
        bars(page);
        page.append("<table>");
        for (Line line : lines) {
            page.append("<tr class=\"").append(line.kind()).append("\"><td>").append(escaped(line.toString()));
        }
        return page.append("</table>").toString();
    }

    private void bars(StringBuilder page) {
        List<Fault> faults = scenario.course().faults();
        int height = (faults.size() + 3) * ROW;
        page.append(String.format(Locale.ROOT, "<svg width=\"%d\" height=\"%d\">", WIDTH, height));
        int row = 0;
        for (Fault fault : faults) {
            double from = x(fault.window().fromMillis());
            bar(page, from, Math.max(2, x(fault.window().untilMillis()) - from), row, FaultText.describe(fault));
            row++;
        }
        for (Line line : lines) {
            mark(page, line, row);
        }
        page.append("</svg>");
    }

    private static void bar(StringBuilder page, double from, double width, int row, String label) {
        page.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"#fc8\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
                from,
                row * ROW,
                width,
                Math.min(from, WIDTH - 300),
                row * ROW + 11,
                escaped(label)));
    }

    /** Launches, ends and what broke, each in a row of its own below the faults. */
    private void mark(StringBuilder page, Line line, int firstRow) {
        int row = switch (line.kind()) {
            case "instance" -> line.what().endsWith("is launched") ? 0 : 1;
            case "BROKEN" -> 2;
            default -> -1;
        };
        if (row >= 0) {
            page.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"2\" height=\"12\" fill=\"%s\"><title>%s</title></rect>",
                    x(line.afterMillis()),
                    (firstRow + row) * ROW,
                    List.of("#090", "#06a", "#b00").get(row),
                    escaped(line.toString())));
        }
    }

    private double x(long millis) {
        return (double) millis / scenario.course().lengthMillis() * WIDTH;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
