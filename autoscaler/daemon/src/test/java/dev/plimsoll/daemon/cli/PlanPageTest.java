package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanPageTest {

    private static final Path EXAMPLES = Path.of("../../deploy/examples/plan");

    @TempDir
    private Path folder = Path.of("");

    private Path html = Path.of("");

    @BeforeEach
    void nameThePage() {
        html = folder.resolve("plan.html");
    }

    @Test
    void showsFiguresPurchasesAndPackedNodes() throws IOException {
        Golden.assertSame("shop.html", withoutTimes(page(EXAMPLES.resolve("shop.json"))));
    }

    @Test
    void asksTheNetworkForNothingAndRunsNoScript() throws IOException {
        assertThat(page(EXAMPLES.resolve("shop.json")))
                .doesNotContainPattern("(src|href|action|data)\\s*=\\s*[\"']?+(?!#)")
                .doesNotContain("://", "@import", "url(", "<script", "<link", "<img");
    }

    @Test
    void showsHostileNamesAsText() throws IOException {
        String scenario = Files.readString(EXAMPLES.resolve("shop.json"))
                .replace("\"shop\"", "\"</title><script>alert(1)</script>\"")
                .replace("\"search\"", "\"\\\" onmouseover=\\\"alert(2)\"")
                .replace("\"forecast\"", "\"<img src=x onerror=alert(3)>\"");
        Path hostile = Files.writeString(folder.resolve("hostile.json"), scenario);

        assertThat(page(hostile))
                .doesNotContain("<script>", "<img")
                .doesNotContainPattern("<[^>]*\" onmouseover=\"")
                .contains("&lt;/title&gt;&lt;script&gt;", "&lt;img src=x", "&#34; onmouseover=&#34;");
    }

    @Test
    void opensAndClosesEveryElement() throws IOException {
        String page = page(EXAMPLES.resolve("shop.json"));

        for (String element : List.of(
                "html", "body", "section", "table", "tr", "th", "td", "figure", "div", "span", "ul", "li", "details")) {
            assertThat(count(page, "<" + element + "[\\s>]"))
                    .as(element)
                    .isPositive()
                    .isEqualTo(count(page, "</" + element + ">"));
        }
    }

    @Test
    void drawsNoMoreNodesThanCanBeReadAndSumsUpTheRest() throws IOException {
        var pods = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            pods.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"c%02d\",\"count\":1,\"cpuMillis\":%d,\"memoryMiB\":20000}"
                            .formatted(i, 1000 + i));
        }
        Path many = Files.writeString(
                folder.resolve("many.json"),
                "{\"name\":\"many\",\"instanceTypes\":[\"all\"],\"zones\":[\"a\"],\"pods\":[" + pods + "]}");
        Files.writeString(folder.resolve("instance-types.csv"), """
                instance_type,sets,usable_cpu_millis,usable_memory_mib,usable_pods,usd_per_hour
                big,all,8000,30000,50,1
                """);

        String page = page(many);

        assertThat(count(page, "<figure class=\"node\">")).isEqualTo(41);
        assertThat(page)
                .contains("the 40 most frequent of 60 different nodes; the last bar is the sum of the other 20.")
                .contains("<b>20 nodes: all others together</b>");
    }

    private String page(Path scenario) throws IOException {
        var terminal = new Terminal();
        int exit = terminal.run(
                "plan",
                scenario.toString(),
                "--instance-types",
                types(scenario),
                "--budget",
                "0",
                "--html",
                html.toString());
        assertThat(exit).as(terminal.err()).isZero();
        return Files.readString(html);
    }

    private static String types(Path scenario) {
        Path beside = scenario.resolveSibling("instance-types.csv");
        return (Files.exists(beside) ? beside : EXAMPLES.resolve("instance-types.csv")).toString();
    }

    /** Without the style sheet too, which is no output of the program. */
    static String withoutTimes(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "<style></style>")
                .replaceAll("class=\"time\">[0-9.]+<", "class=\"time\"><");
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }
}
