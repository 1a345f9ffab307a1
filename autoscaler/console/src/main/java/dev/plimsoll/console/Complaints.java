package dev.plimsoll.console;

import dev.plimsoll.core.model.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
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
            case BadInputException bad -> say(command, bad.getMessage(), ExitCode.USAGE);
            case FailedException failed -> say(command, failed.getMessage(), ExitCode.FAILURE);
            case FileSystemException bad -> say(command, describe(bad), ExitCode.USAGE);
            case UncheckedIOException io ->
                say(command, describe(Objects.requireNonNull(io.getCause())), ExitCode.FAILURE);
            case IOException io -> say(command, describe(io), ExitCode.FAILURE);
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

    private static String describe(FileSystemException exception) {
        return exception.getFile() + ": "
                + (exception.getReason() == null ? exception.getClass().getSimpleName() : exception.getReason());
    }

    private static String describe(Throwable exception) {
        return "%s: %s".formatted(exception.getClass().getSimpleName(), exception.getMessage());
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
