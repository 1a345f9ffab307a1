package dev.plimsoll.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlimsollTest {

    private static final String SCENARIO = "../../deploy/examples/plan/shop.json";
    private static final String TRACE = "../../traces/dsb-scaling";

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int exitCode, String out, String err) {}

    @Test
    void helpListsEveryCommandUnderItsGroup() {
        Ran help = run("--help");

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.out())
                .containsSubsequence(
                        "The autoscaler:", "\n  autoscale", "\n  plan", "\n  config", "The simulator:", "\n  compare");
        Plimsoll.GROUPS.forEach(group -> assertThat(group.commands().keySet())
                .allSatisfy(name -> assertThat(help.out()).containsPattern("(?m)^  " + name + "\\s+\\S")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoscale", "plan", "config", "compare", "replay", "torture", "trace"})
    void helpOfACommandIsTheSameHoweverItIsAskedFor(String command) {
        assertThat(run(command, "--help")).isEqualTo(run("help", command));
        assertThat(run(command, "--help").out()).startsWith("Usage: plimsoll " + command);
    }

    @Test
    void everyCommandTakesTheOneConfiguration() throws IOException {
        Ran printed = run("config", "print");
        assertThat(run("config")).isEqualTo(printed);
        String named = printed.out()
                .replace("clusterName: \"\"", "clusterName: \"shop\"")
                .replace("address: \"0.0.0.0\"", "address: \"127.0.0.1\"")
                .replace("port: 8085", "port: 0");
        Path file = Files.writeString(folder.resolve("p.yaml"), named);
        Path rounds = folder.resolve("rounds.jsonl");
        String config = file.toString();

        assertThat(run("config", "validate", "--config", config).out())
                .isEqualTo(file + ": good; scales the groups tagged k8s.io/cluster-autoscaler/enabled,"
                        + " k8s.io/cluster-autoscaler/shop\n");
        try (var _ = new Surroundings(folder)) {
            Ran autoscale = run("autoscale", "--config", config, "--dry-run", "--once", "--record", rounds.toString());
            assertThat(autoscale.exitCode()).as(autoscale.toString()).isEqualTo(ExitCode.OK);
            assertThat(autoscale.out()).contains("seen: 0 nodes").doesNotContain("AWS: ", "Kubernetes: ");
        }
        Ran plan = run("plan", "--config", config, SCENARIO);
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.OK);
        assertThat(plan.err())
                .isEqualTo(
                        "plimsoll: " + file + ": plan does not use groups.clusterName, server.address, server.port\n");
        Ran compare = run("compare", "--config", config, "--policies", "plimsoll", TRACE);
        assertThat(compare.exitCode()).as(compare.err()).isEqualTo(ExitCode.OK);
        assertThat(compare.err())
                .contains("plimsoll: " + file
                        + ": compare does not use groups.clusterName, server.address, server.port\n");
        Ran replay = run("replay", "--config", config, rounds.toString());
        assertThat(replay.exitCode()).as(replay.toString()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).contains("1 rounds, 1 decided the same");
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Program.run(Plimsoll.GROUPS, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
