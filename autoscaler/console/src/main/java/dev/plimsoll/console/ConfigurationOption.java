package dev.plimsoll.console;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of every command that can be told things by a file of settings. */
public final class ConfigurationOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, in YAML; 'config print' shows every key.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** The file that was named; null if none was. */
    public @Nullable Path file() {
        return file;
    }

    /** What the file says over the defaults, or the defaults; says once what of it the command does not use. */
    public Configuration read() throws IOException {
        Path named = file;
        return named == null ? Configuration.DEFAULT : read(named, spec);
    }

    /** The same for a command that reads files of its own accord. */
    public static Configuration read(Path file, CommandSpec spec) throws IOException {
        ConfigurationFile read = ConfigurationFile.read(file);
        String unused = read.unusedBy(spec.name());
        if (!unused.isEmpty()) {
            spec.commandLine().getErr().println("plimsoll: " + unused);
        }
        return read.configuration();
    }
}
