package dev.plimsoll.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Course;
import dev.plimsoll.simulator.measure.Deed;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.measure.RunResult.Sample;
import dev.plimsoll.simulator.report.html.HtmlReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    private static final Course.PackedNode NODE = new Course.PackedNode(
            "web-1",
            new Course.Machine("web", "m5.large", "us-east-1a"),
            new Course.Shares(0.75, 0.5, 0),
            List.of(new Course.Lot("shop/<b>cart</b>", 3, 0.75)));
    private static final Comparison NASA = withCurves(FakeComparisons.of("nasa", 1, 2));

    @Test
    void namesEveryPolicyWithItsKindAndTheTrace() throws IOException {
        String page = page(NASA);

        assertThat(page).contains("nasa");
        for (PolicyRuns policy : NASA.policies()) {
            assertThat(page).contains(">" + policy.policy().name());
        }
        assertThat(page).contains(">product<", ">model<", ">reference<");
    }

    @Test
    void asksTheNetworkForNothing() throws IOException {
        assertThat(page(NASA))
                .doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?\\s*(https?:)?//")
                .doesNotContain("@import", "url(http", "fetch(", "XMLHttpRequest");
    }

    @Test
    void showsAHostileNameAsText() throws IOException {
        String page = page(withCurves(FakeComparisons.of("</script><script>alert('x')</script>", 1)));

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }

    @Test
    void opensAndClosesEveryElement() throws IOException {
        String page = page(NASA);

        for (String element :
                List.of("html", "body", "table", "tr", "th", "td", "svg", "figure", "section", "div", "script")) {
            assertThat(count(page, "<" + element + "[\\s>]"))
                    .as(element)
                    .isPositive()
                    .isEqualTo(count(page, "</" + element + ">"));
        }
    }

    @Test
    void tellsTheUnitOfEveryAxis() throws IOException {
        assertThat(page(NASA)).contains("dollars", "nodes", "cores", "GiB", "pods", "UTC");
    }

    @Test
    void theSameComparisonGivesTheSameBytes() throws IOException {
        assertThat(page(NASA)).isEqualTo(page(withCurves(FakeComparisons.of("nasa", 1, 2))));
    }

    private static Comparison withCurves(Comparison comparison) {
        return new Comparison(
                comparison.trace(),
                comparison.seeds(),
                comparison.policies().stream()
                        .map(policy -> new PolicyRuns(
                                policy.policy(),
                                policy.runs().stream()
                                        .map(HtmlReportTest::withCurve)
                                        .toList()))
                        .toList());
    }

    private static RunResult withCurve(RunResult result) {
        long start = result.run().startMillis();
        long stretch = (result.run().endMillis() - start) / 2;
        return new RunResult(
                result.run(),
                result.money(),
                result.waiting(),
                result.counts(),
                new Course(
                        List.of(sample(start, 1, 0), sample(start + stretch, 2, 7)),
                        List.of(new Course.Moment(start + stretch, List.of(NODE)))));
    }

    private static Sample sample(long atMillis, double nodes, long pendingPods) {
        var load = new Sample.Load(nodes, 2 * nodes);
        return new Sample(atMillis, nodes, load, load, new Sample.Tally(pendingPods, (long) (nodes * 1e6)));
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }

    private static String page(Comparison comparison) throws IOException {
        var out = new StringWriter();
        new HtmlReport("EC2 on demand", Baseline.USUAL).write(List.of(comparison), out);
        return out.toString();
    }

    @Test
    void nodesAndDecisionsAreInThePageAsTextThatNoScriptElementEndsIn() throws IOException {
        var deed = new Deed(1_000, "EvictPod", "shop/</script><script>", "node unneeded", "");
        var told = new Comparison(
                NASA.trace(),
                NASA.seeds(),
                NASA.policies().stream()
                        .map(policy -> new PolicyRuns(policy.policy(), policy.runs(), List.of(deed)))
                        .toList());

        String page = page(told);

        assertThat(page)
                .contains("[\"web-1\",0,1,75,50,0,2,3,750]", "\"m5.large in us-east-1a\"", "shop/\\u003cb>cart")
                .contains("[1000,3,\"shop/\\u003c/script>\\u003cscript>\",4,5]")
                .contains("class=\"packed\"", "class=\"deeds\"");
        assertThat(page(withCurves(FakeComparisons.of("nasa", 1)))).doesNotContain("class=\"deeds\"");
    }

    @Test
    void verdictStandsBeforeEverythingElse() throws IOException {
        String page = page(NASA);

        assertThat(page.indexOf("plimsoll costs $")).isPositive().isLessThan(page.indexOf("<dl"));
        assertThat(page.indexOf("<tbody class=\"apart\">"))
                .as("bounds stand apart, below the policies")
                .isGreaterThan(page.indexOf("cluster-autoscaler</th>"));
    }
}
