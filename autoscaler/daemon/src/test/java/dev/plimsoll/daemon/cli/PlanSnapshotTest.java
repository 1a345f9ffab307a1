package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class PlanSnapshotTest {

    private static final Path EXAMPLES = Path.of("../../deploy/examples/plan");
    private static final Path CLUSTER = EXAMPLES.resolve("cluster.yaml");
    private static final Path GROUPS = EXAMPLES.resolve("groups.yaml");
    private static final Path TYPES = EXAMPLES.resolve("instance-types.csv");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsWhatItWouldBuyForPeople() throws IOException {
        assertThat(plan(CLUSTER, GROUPS)).as(terminal.err()).isZero();
        Golden.assertSame("cluster.txt", terminal.out().replaceAll("(?m)^time .*$", "time"));
    }

    @Test
    void printsAJsonLineThatNamesTheGroups() throws IOException {
        assertThat(plan(CLUSTER, GROUPS, "--output", "json")).isZero();
        Golden.assertSame("cluster.json", terminal.out().replaceAll("\"millis\":\\{[^}]*}", "\"millis\":{}"));
    }

    @Test
    void drawsTheNodesThatAreThereToo() throws IOException {
        Path html = folder.resolve("plan.html");
        assertThat(plan(CLUSTER, GROUPS, "--html", html.toString())).isZero();
        Golden.assertSame("cluster.html", PlanPageTest.withoutTimes(Files.readString(html)));
    }

    @Test
    void neitherTheNotationNorTheOrderOfObjectsMatters() throws IOException {
        plan(CLUSTER, GROUPS, "--output", "json");
        String planned = purchases();
        ObjectNode cluster = (ObjectNode) YAMLMapper.builder().build().readTree(Files.readString(CLUSTER));
        for (long seed = 1; seed <= 3; seed++) {
            var items = new ArrayList<JsonNode>();
            cluster.get("items").forEach(items::add);
            Collections.shuffle(items, new Random(seed));
            ArrayNode shuffled = JSON.createArrayNode().addAll(items);
            Path json = Files.writeString(
                    folder.resolve("cluster.json"),
                    cluster.deepCopy().set("items", shuffled).toString());

            plan(json, GROUPS, "--output", "json");
            assertThat(purchases()).as("seed %d", seed).isEqualTo(planned);
        }
    }

    @Test
    void aSnapshotMayComeInSeveralFiles() throws IOException {
        plan(CLUSTER, GROUPS, "--output", "json");
        String planned = purchases();
        String text = Files.readString(CLUSTER);
        int half = text.indexOf("\n- ", text.length() / 2) + 1;
        Path first = Files.writeString(folder.resolve("cluster.yaml"), text.substring(0, half));
        Path second = Files.writeString(folder.resolve("rest.yaml"), "apiVersion: v1\nitems:\n" + text.substring(half));

        assertThat(plan(first, GROUPS, "--snapshot", second.toString(), "--output", "json"))
                .as(terminal.err())
                .isZero();
        assertThat(purchases()).isEqualTo(planned);
    }

    @Test
    void searchesAlsoAmongGroupsThatMayNotGrowAsFarAsWouldBeCheapest() throws IOException {
        var pods = new StringBuilder();
        for (int i = 0; i < 45; i++) {
            int app = i % 6;
            pods.append("""
                    - {apiVersion: v1, kind: Pod, metadata: {name: p%d, labels: {app: a%d}}, spec: {containers: [
                        {name: c, resources: {requests: {cpu: %dm, memory: %dMi}}}]}}
                    """.formatted(i, app, 350 + 170 * app, 900 + 300 * (app * 7 % 5)));
        }
        Path cluster = Files.writeString(folder.resolve("cluster.yaml"), "kind: List\nitems:\n" + pods);
        Path groups = Files.writeString(folder.resolve("groups.yaml"), """
                groups:
                  - {name: cheap, zones: [a, b], instanceTypes: [c5.xlarge], max: 3}
                  - {name: dear, zones: [a, b], instanceTypes: [m5.xlarge], max: 60}
                """);

        plan(cluster, groups, "--output", "json");
        double greedy = JSON.readTree(terminal.out()).get("dollarsPerHour").doubleValue();

        assertThat(plan(cluster, groups, "--output", "json", "--budget", "200ms"))
                .as(terminal.err())
                .isZero();
        assertThat(JSON.readTree(terminal.out()).get("dollarsPerHour").doubleValue())
                .isLessThanOrEqualTo(greedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu-central-1a, eu-central-1b, eu-central-1c | a, a | groups 1: zones is [\"a\",\"a\"]: give a list of different names",
                "instanceTypes: [m5.xlarge] | instanceTypes: [m9.huge] | groups 1: instance type 'm9.huge' is not in",
                "min: 2 | min: 20 | groups 1: min is 20: give no more than max, which is 12",
                "min: 2 | desired: 13 | desired is 13: give a whole number from 0 to 12",
                "max: 12 | most: 12 | unknown key 'most'; known here: name, zones, instanceTypes, min, max",
                "max: 12 | '' | lacks max: give a whole number",
                "name: batch | name: general | groups 2: name is \"general\": another group has it",
                "pool: general | pool: 7 | labels: pool is 7: give a text, in quotes",
                "batch:NoSchedule | batch | groups 2: the tag k8s.io/cluster-autoscaler/node-template/taint/dedicated is",
                "groups: | nodegroups: | unknown key 'nodegroups'; known here: groups",
                "max: 6 | max: [ | is neither YAML nor JSON at line",
                "min: 2 | min: 2.5 | min is 2.5: give a whole number"
            })
    void refusesBadGroupsWithOneLineThatNamesThem(String original, String spoiled, String complaint)
            throws IOException {
        String groups = Files.readString(GROUPS);
        assertThat(groups).contains(original);
        Path file = Files.writeString(
                folder.resolve("groups.yaml"),
                groups.replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(spoiled)));

        assertRefused(plan(CLUSTER, file), complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu: 3500m | cpu: much | Pod batch/report-0: cpu is \"much\", which is no quantity",
                "memory: 7155Mi | memory: 7155MB | Node ip-10-0-1-21: memory is \"7155MB\", which is no quantity",
                "kind: List | kind: [List | is neither JSON nor YAML",
                "apiVersion: v1 | groups: | lacks apiVersion"
            })
    void refusesABadSnapshotWithOneLineThatNamesTheObject(String original, String spoiled, String complaint)
            throws IOException {
        String cluster = Files.readString(CLUSTER);
        assertThat(cluster).contains(original);
        Path file = Files.writeString(folder.resolve("cluster.yaml"), cluster.replace(original, spoiled));

        assertRefused(plan(file, GROUPS), complaint);
    }

    @Test
    void refusesFilesThatAreMissingOrNoSnapshot() {
        assertRefused(plan(Path.of("nowhere.json"), GROUPS), "nowhere.json: is not a file: give what 'kubectl get");
        assertRefused(plan(CLUSTER, Path.of("nowhere.yaml")), "nowhere.yaml: is not a file; name the node groups");
        assertRefused(plan(GROUPS, GROUPS), "document 1 lacks kind");
        assertRefused(plan(TYPES, GROUPS), "where an object or a list of them should be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--snapshot c.json | --snapshot needs --groups: give its FILE too",
                "--snapshot c.json --groups g.yaml --types all | --types goes with scenarios",
                "--snapshot c.json shop.json | --snapshot and scenarios exclude each other",
                "shop.json --groups g.yaml | --groups goes with --snapshot",
                "shop.json --region eu-west-1 | --region goes with --snapshot: scenarios have a table",
                "shop.json --html out --assignments out | --assignments and --html are both out: name two files",
                "'' | nothing to plan: give the files of scenarios, or --snapshot and --groups"
            })
    void refusesOptionsThatDoNotGoTogether(String options, String complaint) {
        var arguments = new ArrayList<>(List.of("plan"));
        if (options != null && !options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ")));
        }

        assertRefused(terminal.run(arguments.toArray(String[]::new)), complaint);
    }

    @Test
    void knowsTypesAndPricesByRegionWithoutATable() {
        assertThat(terminal.run(
                        "plan",
                        "--snapshot",
                        CLUSTER.toString(),
                        "--groups",
                        GROUPS.toString(),
                        "--region",
                        "us-gov-west-1",
                        "--budget",
                        "0",
                        "--output",
                        "JSON"))
                .isEqualTo(ExitCode.OK);

        assertThat(JSON.readTree(terminal.out()).get("prices").stringValue())
                .isEqualTo("EC2 on demand, us-gov-west-1, 2026-07-20; memory overhead as measured for each type");
    }

    private void assertRefused(int exit, String complaint) {
        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains(complaint);
        assertThat(terminal.out()).isEmpty();
    }

    private String purchases() {
        return JSON.readTree(terminal.out()).get("nodes").toString();
    }

    private int plan(Path snapshot, Path groups, String... more) {
        var arguments = new ArrayList<>(List.of(
                "plan",
                "--snapshot",
                snapshot.toString(),
                "--groups",
                groups.toString(),
                "--instance-types",
                TYPES.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--budget")) {
            arguments.addAll(List.of("--budget", "0"));
        }
        return terminal.run(arguments.toArray(String[]::new));
    }
}
