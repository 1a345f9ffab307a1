package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
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
        say(
                command,
                "%s. Try '%s --help'."
                        .formatted(
                                describeUsage(exception),
                                command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    /** A foreseen failure is one line; any other is a defect, and keeps its stack trace. */
    static int ofExecution(Exception exception, CommandLine command, ParseResult parsed) {
        switch (exception) {
            case TraceException trace -> {
                say(command, String.valueOf(trace.getMessage()));
                return ExitCode.USAGE;
            }
            case UncheckedIOException unchecked -> say(command, describe(Objects.requireNonNull(unchecked.getCause())));
            case IOException io -> say(command, describe(io));
            default -> exception.printStackTrace(command.getErr());
        }
        return ExitCode.FAILURE;
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println(command.getColorScheme().errorText("plimsoll: " + message));
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
