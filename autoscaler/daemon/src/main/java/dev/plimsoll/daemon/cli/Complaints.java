package dev.plimsoll.daemon.cli;

import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.daemon.plan.BrokenPlanException;
import dev.plimsoll.daemon.plan.InputException;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on stderr and an exit code. */
final class Complaints {
    private Complaints() {}

    /** Options that do not parse: what is wrong, what was perhaps meant, and where to read on. */
    static int ofUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        return say(command, "%s. Try '%s --help'.".formatted(describeUsage(exception), name), ExitCode.USAGE);
    }

    /** A foreseen failure is one line; any other is a defect, and keeps its stack trace. */
    static int ofExecution(Exception exception, CommandLine command, ParseResult parsed) {
        return switch (exception) {
            case InputException bad -> say(command, bad.getMessage(), ExitCode.USAGE);
            case ConfigurationException bad -> say(command, bad.getMessage(), ExitCode.USAGE);
            case UnreadableObjectException bad -> say(command, bad.getMessage(), ExitCode.USAGE);
            case BrokenPlanException broken -> say(command, broken.getMessage(), ExitCode.FAILURE);
            case FileSystemException bad ->
                say(
                        command,
                        bad.getFile() + ": "
                                + (bad.getReason() == null ? bad.getClass().getSimpleName() : bad.getReason()),
                        ExitCode.USAGE);
            case IOException io ->
                say(command, io.getClass().getSimpleName() + ": " + io.getMessage(), ExitCode.FAILURE);
            default -> {
                exception.printStackTrace(command.getErr());
                yield ExitCode.FAILURE;
            }
        };
    }

    private static int say(CommandLine command, @Nullable String message, int exitCode) {
        command.getErr().println(command.getColorScheme().errorText("plimsoll: " + message));
        return exitCode;
    }

    private static String describeUsage(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            List<String> suggestions = unmatched.getSuggestions();
            String meant =
                    suggestions.isEmpty() ? "" : " (did you mean '%s'?)".formatted(String.join("' or '", suggestions));
            return "unknown argument '%s'%s".formatted(unmatched.getUnmatched().getFirst(), meant);
        }
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("bad options");
    }
}
