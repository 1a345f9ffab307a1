package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plimsoll.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlanCommandTest {

    private static final Path EXAMPLE = Path.of("../../deploy/examples/plan/shop.json");
    private static final Path TYPES = Path.of("../../deploy/examples/plan/instance-types.csv");
    private static final Path SCENARIOS = Path.of("../../../shared/scenarios");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsWhatItWouldBuyForPeople() throws IOException {
        assertThat(terminal.run("plan", EXAMPLE.toString(), "--budget", "0"))
                .as(terminal.err())
                .isZero();
        Golden.assertSame("shop.txt", withoutTimes(terminal.out()));
    }

    @Test
    void printsOneJsonLineForEachSetOfTypes() throws IOException {
        assertThat(terminal.run("plan", EXAMPLE.toString(), "--budget", "0", "--output", "json"))
                .isZero();
        Golden.assertSame("shop.json", withoutTimes(terminal.out()));
    }

    @Test
    void writesWhichPodsGoOnWhichNode() throws IOException {
        Path file = folder.resolve("nodes.jsonl");
        assertThat(terminal.run(
                        "plan",
                        EXAMPLE.toString(),
                        "--types",
                        "general",
                        "--budget",
                        "0",
                        "--assignments",
                        file.toString()))
                .isZero();
        Golden.assertSame("shop-nodes.jsonl", Files.readString(file));
    }

    @Test
    void theOrderOfClassesInTheFileDoesNotMatter() throws IOException {
        terminal.run("plan", EXAMPLE.toString(), "--budget", "0");
        String planned = withoutTimes(terminal.out());
        ObjectNode scenario = (ObjectNode) JSON.readTree(Files.readString(EXAMPLE));
        for (long seed = 1; seed <= 5; seed++) {
            var pods = new ArrayList<JsonNode>();
            scenario.get("pods").forEach(pods::add);
            Collections.shuffle(pods, new Random(seed));
            ArrayNode shuffled = JSON.createArrayNode().addAll(pods);
            Path file = write(scenario.deepCopy().set("pods", shuffled).toString());

            assertThat(terminal.run("plan", file.toString(), "--budget", "0", "--instance-types", TYPES.toString()))
                    .isZero();
            assertThat(withoutTimes(terminal.out())).as("seed %d", seed).isEqualTo(planned);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\": 42 | \"count\": -1 | pods 1: count is -1: give a whole number from 0",
                "\"count\": 42 | \"count\": 1.5 | pods 1: count is 1.5: give a whole number",
                "\"cpuMillis\": 500, | '' | pods 1: lacks cpuMillis: give a whole number",
                "\"memoryMiB\": 768 | \"memoryMiB\": \"768Mi\" | memoryMiB is \"768Mi\": give a whole number",
                "checkout | frontend | name is \"frontend\": another class has it",
                "maxSkew | skew | unknown key 'skew'; known here: maxSkew, whenUnsatisfiable",
                "DoNotSchedule | Never | whenUnsatisfiable is \"Never\": give DoNotSchedule or ScheduleAnyway",
                "hostAntiAffinity | hostAffinity | unknown key 'hostAffinity'; known here: name, count",
                "\"hostAntiAffinity\": true | \"hostAntiAffinity\": 1 | hostAntiAffinity is 1: give true or false",
                "\"general\", \"all\" | \"none\" | no type is in the set 'none'; sets here: all, general",
                "\"eu-central-1a\", | \"eu-central-1b\", | zones is",
                "\"zones\" | \"regions\" | lacks zones: give a list of different names",
                "\"pods\": [ | \"totalPods\": 7, \"pods\": [ | totalPods is 7: but the pods listed come to 100",
                "\"pods\": [ | \"pods\": [ [], | pods 1: is []: give an object",
                "\"pods\": [ | \"pods\": { | is not JSON at line"
            })
    void refusesBadInputWithOneLineThatNamesIt(String original, String spoiled, String complaint) throws IOException {
        String scenario = Files.readString(EXAMPLE);
        assertThat(scenario).contains(original);
        Path file = write(scenario.replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(spoiled)));
        Path assignments = folder.resolve("nodes.jsonl");

        assertThat(terminal.run(
                        "plan",
                        file.toString(),
                        "--instance-types",
                        TYPES.toString(),
                        "--budget",
                        "0",
                        "--assignments",
                        assignments.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains(complaint);
        assertThat(terminal.out()).isEmpty();
        assertThat(assignments).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3400 | free | usd_per_hour is 'free': give dollars an hour",
                "0.3400 | 0 | usd_per_hour is '0': give more than nothing",
                "usd_per_hour | price | lacks the column 'usd_per_hour'",
                "c5.4xlarge | c5.2xlarge | instance_type is 'c5.2xlarge': it is there twice",
                "7710 | many | usable_cpu_millis is 'many': give a whole number"
            })
    void refusesABadTableOfTypes(String original, String spoiled, String complaint) throws IOException {
        String table = Files.readString(TYPES);
        assertThat(table).contains(original);
        Path file = folder.resolve("types.csv");
        Files.writeString(file, table.replace(original, spoiled));

        assertThat(terminal.run("plan", EXAMPLE.toString(), "--instance-types", file.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "--budget, soon, '''soon'' is not a time span: write it as 0, 200ms'",
        "--steps, -1, --steps is -1: give 0 or more",
        "--types, huge, is not meant for the types 'huge'; give --types one of general",
        "--instance-types, nowhere.csv, is not a file; name the table with --instance-types FILE",
        "--assignments, nowhere/nodes.jsonl, there is no directory",
        "--expander, cheapest, 'expander ''cheapest'' is not known: give one of cost, least-waste,'",
        "--expander, priority, --expander priority needs patterns: name their file with --priorities FILE",
        "--priorities, nowhere.yaml, 'but --expander is cost: put priority among the expanders'",
        "--config, nowhere.yaml, is not a file; give a YAML file of settings",
        "--html, nowhere/plan.html, there is no directory"
    })
    void refusesBadOptions(String option, String value, String complaint) {
        assertThat(terminal.run("plan", EXAMPLE.toString(), option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains(complaint);
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"least-waste", "most-pods", "least-nodes", "price", "random", "least-nodes,price"})
    void plansByTheExpandersOfClusterAutoscaler(String expander) {
        assertThat(terminal.run("plan", EXAMPLE.toString(), "--budget", "0", "--output", "json"))
                .isZero();
        double byCost = dollars(terminal.out());
        assertThat(terminal.run("plan", EXAMPLE.toString(), "--expander", expander, "--output", "json"))
                .as(terminal.err())
                .isZero();

        assertThat(dollars(terminal.out())).isGreaterThanOrEqualTo(byCost);
        assertThat(terminal.out()).contains("\"unplacedPods\":1"); // the one that is too large for all
    }

    @Test
    void plansUnderTheLimitsAndCostsOfAConfiguration() throws IOException {
        String[] plan = {"plan", EXAMPLE.toString(), "--types", "general", "--budget", "0", "--output", "json"};
        assertThat(terminal.run(plan)).isZero();
        double atListPrices = dollars(terminal.out());
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                autoscaler:
                  limits: {nodes: 40}
                  purchases:
                    costs:
                      launchDollarsPerHour: 0.01
                      commitments:
                        reserved: {instanceTypes: [m5.large], dollarsPerHour: 0.96}
                """);

        assertThat(terminal.run(Stream.concat(Stream.of(plan), Stream.of("--config", file.toString()))
                        .toArray(String[]::new)))
                .as(terminal.err())
                .isZero();

        JsonNode line = JSON.readTree(terminal.out());
        assertThat(line.get("dollarsPerHour").asDouble()).isLessThan(atListPrices);
        assertThat(line.get("committedDollarsPerHour").asDouble())
                .isEqualTo(0.48); // five of ten are paid for already, but are launches
        int nodes = 0;
        for (JsonNode some : line.get("nodes")) {
            nodes += some.get("count").asInt();
        }
        assertThat(nodes).isLessThanOrEqualTo(40);
        assertThat(line.get("launchDollarsPerHour").asDouble()).isCloseTo(nodes * 0.01, within(1e-9));
    }

    @Test
    void refusesAnExpanderBesideAConfiguration() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "autoscaler: {limits: {nodes: 40}}\n");

        assertThat(terminal.run("plan", EXAMPLE.toString(), "--config", file.toString(), "--expander", "price"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .contains("which says how groups are chosen: leave --expander");
    }

    private static double dollars(String lines) {
        return JSON.readTree(lines.lines().findFirst().orElseThrow())
                .get("dollarsPerHour")
                .asDouble();
    }

    @Test
    void buysFromTheGroupsThatPrioritiesPutFirst() throws IOException {
        Path file = folder.resolve("priorities.yaml");
        Files.writeString(file, "10:\n  - ^c5\\.4xlarge\n1:\n  - .*\n");

        assertThat(terminal.run(
                        "plan",
                        EXAMPLE.toString(),
                        "--types",
                        "all",
                        "--expander",
                        "priority",
                        "--priorities",
                        file.toString(),
                        "--output",
                        "json"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("\"template\":\"c5.4xlarge\"").doesNotContain("\"template\":\"m5");
    }

    @Test
    void refusesPrioritiesThatAreNoPatterns() throws IOException {
        Path file = folder.resolve("priorities.yaml");
        Files.writeString(file, "10:\n  - (?=c5)\n");

        assertThat(terminal.run("plan", EXAMPLE.toString(), "--expander", "priority", "--priorities", file.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains("'(?=c5)' is not RE2");
    }

    @Test
    void everySharedScenarioGetsAPlanThatHolds() throws IOException {
        assumeThat(SCENARIOS).as("the packing scenarios beside the repository").isDirectory();
        List<Path> files;
        try (Stream<Path> found = Files.list(SCENARIOS)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            assertThat(terminal.run("plan", file.toString(), "--budget", "0", "--output", "json"))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out().lines().map(JSON::readTree))
                    .allSatisfy(line -> assertThat(line.get("gap").doubleValue())
                            .as(line.toString())
                            .isNotNegative());
        }
    }

    private Path write(String scenario) throws IOException {
        return Files.writeString(folder.resolve("scenario.json"), scenario);
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("(?m)^time .*$", "time").replaceAll("\"millis\":\\{[^}]*}", "\"millis\":{}");
    }
}
