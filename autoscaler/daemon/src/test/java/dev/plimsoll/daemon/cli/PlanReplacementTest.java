package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The example's cluster without the pods that wait, where a group of smaller nodes may grow. */
final class PlanReplacementTest {

    private static final Path EXAMPLES = Path.of("../../deploy/examples/plan");
    private static final Path TYPES = EXAMPLES.resolve("instance-types.csv");
    private static final String GROUPS = """
            groups:
              - name: general
                zones: [eu-central-1a, eu-central-1b, eu-central-1c]
                instanceTypes: [m5.xlarge]
                max: 12
                labels: {pool: general}
              - name: small
                zones: [eu-central-1a, eu-central-1b]
                instanceTypes: [m5.large]
                max: 4
                labels: {pool: general}
            """;

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTheCluster() throws IOException {
        ObjectNode cluster =
                (ObjectNode) YAMLMapper.builder().build().readTree(Files.readString(EXAMPLES.resolve("cluster.yaml")));
        ArrayNode running = cluster.arrayNode();
        for (JsonNode object : cluster.get("items")) {
            boolean waits = object.get("kind").asString().equals("Pod")
                    && object.get("spec").path("nodeName").isMissingNode();
            if (!waits) {
                running.add(object);
            }
        }
        cluster.set("items", running);
        Files.writeString(folder.resolve("running.json"), cluster.toString());
        Files.writeString(folder.resolve("groups.yaml"), GROUPS);
    }

    @Test
    void saysWhichNodesHadBetterGoAndWhatIsBoughtInstead() throws IOException {
        assertThat(replace()).as(terminal.err()).isZero();
        Golden.assertSame("replace.txt", terminal.out());
    }

    @Test
    void saysItToProgramsInOneLine() throws IOException {
        assertThat(replace("--output", "json")).isZero();
        Golden.assertSame("replace.json", terminal.out());
    }

    @Test
    void namesEveryNodeThatStaysAndWhy() throws IOException {
        Files.writeString(folder.resolve("groups.yaml"), GROUPS.replace("{pool: general}", "{pool: other}"));

        assertThat(replace()).isZero();
        assertThat(terminal.out())
                .contains("0 nodes may go, 3 stay")
                .contains("nothing that could be saved is worth moving pods")
                .contains("ip-10-0-1-21: it is of no group, or could be of several");
    }

    @Test
    void leavesPodsAloneWhereEvictionsAreDear() throws IOException {
        Path config = folder.resolve("mine.yaml");
        Files.writeString(config, "autoscaler: {purchases: {costs: {moving: {evictionDollars: 1}}}}\n");

        assertThat(replace("--config", config.toString(), "--output", "json"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("\"evictedPods\":0").contains("\"savedDollarsPerHour\":0.096");
    }

    @ParameterizedTest
    @CsvSource({
        "--html, out.html, '--replace goes with --output only: leave --assignments and --html out'",
        "--expander, price, '--replace goes by cost: leave the expander out'",
    })
    void refusesWhatDoesNotGoTogether(String option, String value, String complaint) {
        assertThat(replace(option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines()).singleElement().asString().contains(complaint);
    }

    private int replace(String... more) {
        var arguments = new ArrayList<>(List.of("plan", "--replace", "--budget", "0"));
        arguments.addAll(List.of("--snapshot", folder.resolve("running.json").toString()));
        arguments.addAll(List.of("--groups", folder.resolve("groups.yaml").toString()));
        arguments.addAll(List.of("--instance-types", TYPES.toString()));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }
}
