package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.report.Threshold.Judgement;
import java.util.List;
import java.util.stream.Collectors;

/** Thresholds as a JUnit XML report: a test case each; what is not decided is skipped. */
public final class JUnitReport {

    private JUnitReport() {}

    public static String of(List<Judged> judged) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<testsuite name=\"plimsoll compare\" tests=\"" + judged.size() + "\" failures=\""
                + count(judged, Judgement.BROKEN) + "\" errors=\"0\" skipped=\"" + count(judged, Judgement.OPEN)
                + "\">\n"
                + judged.stream().map(JUnitReport::testCase).collect(Collectors.joining())
                + "</testsuite>\n";
    }

    private static long count(List<Judged> judged, Judgement judgement) {
        return judged.stream().filter(each -> each.judgement() == judgement).count();
    }

    private static String testCase(Judged judged) {
        String open = "  <testcase classname=\"" + escaped(judged.trace() + "." + judged.policy()) + "\" name=\""
                + escaped(judged.threshold().text()) + "\"";
        String message = escaped(judged.line());
        return switch (judged.judgement()) {
            case KEPT -> open + "/>\n";
            case BROKEN -> open + ">\n    <failure message=\"" + message + "\"/>\n  </testcase>\n";
            case OPEN -> open + ">\n    <skipped message=\"" + message + "\"/>\n  </testcase>\n";
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cc}", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
