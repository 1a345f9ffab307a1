package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.SettingsFile;
import dev.plimsoll.simulator.config.Configuration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll config}: prints every setting with its value, as a file for {@code compare --config}. */
@Command(
        name = "config",
        description = "Prints every setting with its value, as a file for 'compare --config'.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "A file to read over the defaults, and so to check.")
    private @Nullable Path config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().print(SettingsFile.print(read(config)));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /** The settings of a file over the defaults; the defaults without one. */
    static Configuration read(@Nullable Path file) throws java.io.IOException {
        return file == null
                ? Configuration.DEFAULT
                : SettingsFile.read(file, Configuration.DEFAULT, Configuration.class);
    }
}
