package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {

    private static final String TRACE = "../traces/dsb-scaling";

    @TempDir
    private Path directory = Path.of("");

    private record Ran(int exitCode, String out, String err) {}

    @Test
    void printsTheContractForEachPolicy() {
        Ran ran = run(TRACE, "--output", "json");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        JsonNode comparison = JsonMapper.shared().readTree(ran.out());
        assertThat(comparison.get("version").asInt()).isEqualTo(1);
        assertThat(comparison.get("trace").asString()).isEqualTo("dsb-scaling");
        assertThat(comparison.get("seeds").toString()).isEqualTo("[1]");
        assertThat(comparison.get("policies").size()).isGreaterThanOrEqualTo(5);
        for (JsonNode policy : comparison.get("policies")) {
            assertThat(policy.propertyNames())
                    .contains(
                            "name",
                            "kind",
                            "dollars",
                            "nodeHours",
                            "wasteDollars",
                            "waitSeconds",
                            "neverPlaced",
                            "evictions",
                            "scaleUps",
                            "scaleDowns",
                            "flaps");
            assertThat(policy.get("waitSeconds").propertyNames()).containsExactly("p50", "p95", "p99", "max", "mean");
        }
    }

    @Test
    void givesIntervalsOnceThereIsMoreThanOneSeed() {
        Ran ran = run(TRACE, "--output", "json", "--seeds", "3", "--policies", "plimsoll");

        assertThat(ran.out()).contains("\"seeds\":[1,2,3]", "\"interval95\"");
    }

    @Test
    void paysThePricesOfTheConfigurationAndNamesThem() throws IOException {
        Path own = Files.writeString(directory.resolve("own.yaml"), """
                instances:
                  dollarsPerHour:
                    {c5.xlarge: 0.34, c5.2xlarge: 0.68, c5.4xlarge: 1.36, m5.xlarge: 0.384, m5.2xlarge: 0.768, m5.4xlarge: 1.536}
                """);
        String[] asked = {TRACE, "--policies", "static-peak", "--output", "json"};

        JsonNode listed = JsonMapper.shared().readTree(run(asked).out());
        JsonNode paid = JsonMapper.shared()
                .readTree(run(Stream.concat(Stream.of(asked), Stream.of("--config", own.toString()))
                                .toArray(String[]::new))
                        .out());

        assertThat(dollars(paid)).isEqualTo(2 * dollars(listed), within(1e-9));
        assertThat(paid.toString())
                .contains(
                        "EC2 on demand, us-east-1, 2026-07-20, and 6 of the configuration; memory overhead as measured");
    }

    private static double dollars(JsonNode comparison) {
        return comparison.get("policies").get(0).get("dollars").asDouble();
    }

    @Test
    void refusesFilesThatSayOtherPrices() throws IOException {
        Path one = Files.writeString(directory.resolve("one.yaml"), "instances: {region: us-gov-east-1}\n");
        Path other = Files.writeString(directory.resolve("other.yaml"), "{}\n");

        Ran ran = run(TRACE, "--config", one.toString(), "--config", other.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--config other says other prices than one");
    }

    /** By what got dearer the gate ends with 3, by what did not with 0, and files say the same without a run. */
    @Test
    void gateEndsBothWaysAndJudgesFilesWithoutRunningAgain() throws IOException {
        Path slow = Files.writeString(
                directory.resolve("slow.yaml"), "autoscaler: {removals: {waits: {underused: 5h, empty: 5h}}}\n");
        Path usual = Files.writeString(directory.resolve("usual.yaml"), "{}\n");
        List<String> both = List.of(
                TRACE,
                "--policies",
                "plimsoll",
                "--config",
                usual.toString(),
                "--config",
                slow.toString(),
                "--seeds",
                "3");
        Ran kept = run(with(both, "--fail-if", "dollars>+9999%"));
        assertThat(kept.exitCode()).as(kept.err()).isEqualTo(ExitCode.OK);
        assertThat(kept.out()).contains("plimsoll:slow costs $", "than plimsoll:usual (", "against plimsoll:usual");

        Path junit = directory.resolve("junit.xml");
        Path markdown = directory.resolve("verdict.md");
        Ran broken = run(with(
                both,
                "--fail-if",
                "dollars>-99%",
                "--output",
                "json",
                "--junit",
                junit.toString(),
                "--markdown",
                markdown.toString()));
        assertThat(broken.exitCode()).isEqualTo(ExitCode.REGRESSION);
        assertThat(broken.err()).contains("plimsoll: dsb-scaling, plimsoll:slow: dollars>-99% BROKEN");
        assertThat(Files.readString(junit)).contains("failures=\"1\"");
        assertThat(Files.readString(markdown)).contains("**plimsoll:slow costs $");
        assertThat(broken.out()).contains("\"settings of plimsoll:slow\":\"autoscaler.removals.waits.empty: 5h");

        Path results = Files.writeString(directory.resolve("a.json"), broken.out());
        Ran again = run(results.toString(), "--fail-if", "dollars>-99%");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.REGRESSION);
        assertThat(again.out()).contains("plimsoll:slow costs $");
    }

    private static String[] with(List<String> arguments, String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void talksToStderrAndPrintsDataToStdout() {
        Ran ran = run(TRACE, "--output", "csv", "--policies", "plimsoll");

        assertThat(ran.err()).startsWith("replaying " + TRACE + " under plimsoll");
        assertThat(ran.out().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --policies plimsol               | unknown policy 'plimsol' in 'plimsol'; known: all, plimsoll
            --policies plimsoll,,            | unknown policy '' in 'plimsoll,,'
            --seeds 0                        | --seeds is 0: give a whole number of 1 or more
            --seeds many                     | Invalid value for option '--seeds'
            --threads -1                     | --threads is -1: give a whole number of 1 or more
            --output xml                     | Invalid value for option '--output'
            --html no/such/directory/r.html  | there is no directory
            --html .                         | is not a file
            --decisions no/such/place/d      | there is no directory
            --config no-such-file.yaml       | no-such-file.yaml: is not a file; give a YAML file of settings
            --fail-if dollars                | 'dollars': give a figure, > and a limit, such as dollars>+2%
            --policies plimsoll --fail-if dollars>+2% | --fail-if has nothing to judge
            --junit no/such/directory/j.xml  | there is no directory
            --resample-days                  | has no two whole days, so there is nothing to draw from
            --baseline recorded              | --baseline is 'recorded', which is not among plimsoll
            --config ../pom.xml --config ../simulator/../pom.xml | is named twice: name each file once
            --bogus                          | Unknown option: '--bogus'
            """)
    void refusesBadOptionsInOneLineAndWritesNothing(String options, String complaint) {
        var arguments = new ArrayList<>(List.of(TRACE));
        arguments.addAll(List.of(options.split(" ")));

        assertRefused(run(arguments.toArray(String[]::new)), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-such-trace          | no-such-trace
            bogus:file             | bogus
            ../traces,limit=0      | limit
            ../pom.xml             | pom.xml
            """)
    void refusesBadTracesInOneLineAndWritesNothing(String trace, String named) throws IOException {
        Path html = directory.resolve("report.html");

        assertRefused(run(trace, "--html", html.toString()), named);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysWhatStandsForTheTimeOfASearch() throws IOException {
        Path config = Files.writeString(
                directory.resolve("searching.yaml"), "planning: {search: 50ms, stepsPerSecond: 100}\n");
        Path html = directory.resolve("report.html");

        Ran ran = run(TRACE, "--policies", "plimsoll", "--config", config.toString(), "--html", html.toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        String said = "searches of plimsoll take 0.05s, for which 5 steps stand where time is simulated";
        assertThat(ran.out()).contains(said);
        assertThat(Files.readString(html)).contains(said);
    }

    @Test
    void refusesAManifestThatNamesNoInstanceTypeOfTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(TRACE))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
        Path manifest = directory.resolve("manifest.json");
        String type = "\\\"[cmr]\\d\\w*\\.\\w+\\\"";
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(type, "\"m5.huge\""));

        assertRefused(run(directory.toString()), "m5.huge");
    }

    private static void assertRefused(Ran ran, String complaint) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        List<String> complaints =
                ran.err().lines().filter(line -> !line.startsWith("replaying ")).toList();
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).startsWith("plimsoll: ").contains(complaint);
    }

    private static Ran run(String... arguments) {
        var all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Program.run(
                List.of(SimulatorCommands.GROUP),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                all.toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--policies plimsoll",
                "--seeds 2",
                "--config c.yaml",
                "--output csv",
                "--html p.html",
                "--decisions d",
                "--no-skip",
                "--threads 2"
            })
    void whatHasNoSayInResultsOnFileIsRefused(String option) throws IOException {
        Path results = Files.writeString(
                directory.resolve("a.json"),
                run(TRACE, "--output", "json", "--policies", "plimsoll").out());

        var arguments = new ArrayList<>(List.of(results.toString()));
        arguments.addAll(List.of(option.split(" ")));
        assertRefused(
                run(arguments.toArray(String[]::new)),
                arguments.get(1) + " has no say in results that are there already");
    }

    @Test
    void filesOfOneNameAreToldApartByTheirFolders() throws IOException {
        String results =
                run(TRACE, "--output", "json", "--policies", "plimsoll").out();
        Path before = Files.createDirectory(directory.resolve("before")).resolve("results.json");
        Path after = Files.createDirectory(directory.resolve("after")).resolve("results.json");
        Files.writeString(before, results);
        Files.writeString(after, results);

        Ran ran = run(after.toString(), before.toString(), "--baseline", before.toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(ran.out())
                .contains("plimsoll:after/results costs $0.00 a month less than plimsoll:before/results (");
    }

    @Test
    void pageIsHeldAgainstTheBaselineThatWasNamed() throws IOException {
        Path page = directory.resolve("page.html");

        Ran ran = run(
                TRACE,
                "--policies",
                "plimsoll,kube-aws-autoscaler",
                "--baseline",
                "kube-aws-autoscaler",
                "--html",
                page.toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(page)).contains("Against kube-aws-autoscaler", "than kube-aws-autoscaler (");
    }

    @Test
    void whatWasChangedOfATraceIsInItsNameAndFilesInItsOrigin() throws IOException {
        Path groups = Files.writeString(directory.resolve("groups.yaml"), """
                groups: [{name: a, zones: [us-east-1a], instanceTypes: [m5.large], min: 0, max: 9}]
                """);
        Files.writeString(directory.resolve("services.csv"), "service,namespace,cpu,memory\ncart,shop,500m,1Gi\n");
        Files.writeString(
                directory.resolve("load.csv"), "time,service,replicas\n1767225600,cart,2\n1767229200,cart,3\n");
        String services = "services:" + directory + ",groups=" + groups;

        Ran ran =
                run(services + ",window=:10m", services + ",window=:20m", "--policies", "plimsoll", "--output", "json");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        List<JsonNode> told =
                ran.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(told)
                .extracting(each -> each.get("trace").asString())
                .allMatch(name -> name.contains(",groups="))
                .satisfiesExactly(
                        name -> assertThat(name).endsWith(",window=:10m"),
                        name -> assertThat(name).endsWith(",window=:20m"));
        assertThat(told.getFirst().get("of").get("sha256").asString()).matches("[0-9a-f]{64}  of 3 files' lines");
        assertThat(told.getFirst().get("of").get("sha256 of groups").asString()).endsWith("  groups.yaml");
    }

    /** Three days of 1, 20 and 60 replicas: which of them a seed draws decides what it costs. */
    @Test
    void resampledDaysSpreadWhatSeedsAloneDoNot() throws IOException {
        Files.writeString(directory.resolve("services.csv"), "service,namespace,cpu,memory\ncart,shop,900m,1Gi\n");
        Files.writeString(directory.resolve("load.csv"), """
                time,service,replicas
                2026-01-05T00:00:00Z,cart,1
                2026-01-06T00:00:00Z,cart,20
                2026-01-07T00:00:00Z,cart,60
                2026-01-08T00:00:00Z,cart,1
                """);
        List<String> asked = List.of(
                "services:" + directory,
                "--policies",
                "plimsoll",
                "--seeds",
                "4",
                "--resample-days",
                "--output",
                "json");

        Ran ran = run(with(asked));
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(run(with(asked)).out()).as("the same seeds, the same bytes").isEqualTo(ran.out());
        JsonNode told = JsonMapper.shared().readTree(ran.out());
        assertThat(told.get("trace").asString()).endsWith(",days=SEED");
        List<Double> dollars = told.get("policies")
                .get(0)
                .get("runs")
                .get("dollars")
                .valueStream()
                .map(JsonNode::asDouble)
                .sorted()
                .toList();
        assertThat(dollars.getLast()).isGreaterThan(1.2 * dollars.getFirst());
    }
}
