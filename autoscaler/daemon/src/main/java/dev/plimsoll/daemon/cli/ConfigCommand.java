package dev.plimsoll.daemon.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.ConfigurationFile;
import dev.plimsoll.configuration.ConfigurationText;
import dev.plimsoll.console.ExitCode;
import dev.plimsoll.daemon.run.OwnedGroups;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll config}: what every command can be told, and whether a file tells it rightly. */
@Command(
        name = "config",
        description =
                "Prints and checks the configuration that 'autoscale', 'plan', 'compare' and 'replay' read; 'config'"
                        + " alone is 'config print'.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return print(null);
    }

    @Command(description = "Prints every key with its value, and with what it means.", mixinStandardHelpOptions = true)
    int print(
            @Option(names = "--config", paramLabel = "FILE", description = "A file to read over the defaults.")
                    @Nullable
                    Path config)
            throws IOException {
        ConfigurationFile file = config == null ? ConfigurationFile.NONE : ConfigurationFile.read(config);
        PrintWriter out = spec.commandLine().getOut();
        out.print(ConfigurationText.print(file.configuration()));
        out.flush();
        return ExitCode.OK;
    }

    @Command(
            description = "Reads a file as every command would, and says which groups 'autoscale' would scale.",
            mixinStandardHelpOptions = true)
    int validate(@Option(names = "--config", paramLabel = "FILE", required = true) Path config) throws IOException {
        Configuration configuration = ConfigurationFile.read(config).configuration();
        PrintWriter out = spec.commandLine().getOut();
        out.println(config + ": good; scales the groups " + OwnedGroups.tags(configuration.groups()));
        out.flush();
        return ExitCode.OK;
    }
}
