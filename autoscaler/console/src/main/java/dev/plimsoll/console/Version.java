package dev.plimsoll.console;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "plimsoll %s (Java %s)".formatted(Objects.requireNonNullElse(version, "development"), Runtime.version())
        };
    }
}
