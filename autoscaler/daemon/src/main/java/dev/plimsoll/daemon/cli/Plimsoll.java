package dev.plimsoll.daemon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The autoscaler's program: one subcommand a job. */
@Command(
        name = "plimsoll",
        description = "Scales the Auto Scaling groups of a Kubernetes cluster, and plans which instances to buy.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failure", "2:bad options or bad input"},
        // Every command of the program is registered here.
        subcommands = {AutoscaleCommand.class, PlanCommand.class, ConfigCommand.class, HelpCommand.class})
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
