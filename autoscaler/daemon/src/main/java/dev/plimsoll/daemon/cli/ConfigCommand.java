package dev.plimsoll.daemon.cli;

import dev.plimsoll.configuration.SettingsFile;
import dev.plimsoll.daemon.config.DaemonConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll config}: what the daemon can be told, and whether a file tells it rightly. */
@Command(
        name = "config",
        description = "Shows and checks the configuration of 'autoscale'.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(description = "Prints every key with its value.", mixinStandardHelpOptions = true)
    int print(
            @Option(names = "--config", paramLabel = "FILE", description = "A file to read over the defaults.")
                    @Nullable
                    Path config)
            throws IOException {
        DaemonConfiguration configuration =
                config == null ? DaemonConfiguration.DEFAULT : DaemonConfiguration.read(config);
        PrintWriter out = spec.commandLine().getOut();
        out.print(SettingsFile.print(configuration));
        out.flush();
        return ExitCode.OK;
    }

    @Command(
            description = "Reads a file as 'autoscale' would, and says which groups it is about.",
            mixinStandardHelpOptions = true)
    int validate(@Option(names = "--config", paramLabel = "FILE", required = true) Path config) throws IOException {
        DaemonConfiguration configuration = DaemonConfiguration.read(config);
        PrintWriter out = spec.commandLine().getOut();
        out.println(config + ": good; scales the groups tagged "
                + configuration.groups().ownership());
        out.flush();
        return ExitCode.OK;
    }
}
