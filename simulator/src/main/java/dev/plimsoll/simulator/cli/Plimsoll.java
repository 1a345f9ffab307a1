package dev.plimsoll.simulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program: one subcommand a job. */
@Command(
        name = "plimsoll",
        description = "Replays recorded workloads against Plimsoll's own decisions, in virtual time.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Of the autoscaler itself:", "  autoscale  The daemon.", "  plan       Prints which instances would be bought for pods.", "  config     Prints and checks the configuration."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failure", "2:bad options or bad input", "3:a regression was found"},
        // Every command of the program is registered here.
        subcommands = {
            CompareCommand.class,
            ReplayCommand.class,
            TraceCommand.class,
            HelpCommand.class
        })
public final class Plimsoll {
    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Plimsoll())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::ofUsage)
                .setExecutionExceptionHandler(Complaints::ofExecution);
    }
}
