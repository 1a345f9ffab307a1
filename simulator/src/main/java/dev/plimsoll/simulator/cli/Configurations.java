package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Reads the configuration for a command, which says once what of the file it does not use. */
final class Configurations {

    private Configurations() {}

    /** That of a file over the defaults; the defaults without one. */
    static Configuration read(@Nullable Path config, String command, CommandSpec spec) throws IOException {
        ConfigurationFile file = config == null ? ConfigurationFile.NONE : ConfigurationFile.read(config);
        String unused = file.unusedBy(command);
        if (!unused.isEmpty()) {
            spec.commandLine().getErr().println("plimsoll: " + unused);
        }
        return file.configuration();
    }
}
