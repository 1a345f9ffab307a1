package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.Re2Pattern;
import dev.plimsoll.console.ConfigurationOption;
import dev.plimsoll.console.ExitCode;
import dev.plimsoll.journal.JournalReader;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.replay.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll replay}: decides the recorded rounds of the daemon again. */
@Command(
        name = "replay",
        description =
                "Decides the rounds that 'autoscale --record' wrote again, and prints a line for each whose decision"
                        + " differs by a byte, naming what differs first. Ends with exit code 3 if one does.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A recording, plain or gzip.")
    private Path file = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What would these settings have decided instead, each time on what was seen and remembered?"
                    + " A search goes by steps. 'config print' shows every key.")
    private @Nullable Path config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Configuration given = config == null ? null : ConfigurationOption.read(config, spec);
        var instead = given == null ? null : new PlimsollPolicy.Product(given.autoscaler(), given.planning());
        PrintWriter out = spec.commandLine().getOut();
        try (JournalReader recording = JournalReader.open(file, Re2Pattern::of)) {
            Replay.Result result = new Replay(instead)
                    .run(
                            recording,
                            difference -> out.println(
                                    difference.place() + ", " + difference.at() + ": " + difference.what()));
            out.println(result.rounds() + " rounds, " + result.same() + " decided the same");
            return result.allSame() ? ExitCode.OK : ExitCode.REGRESSION;
        } finally {
            out.flush();
        }
    }
}
