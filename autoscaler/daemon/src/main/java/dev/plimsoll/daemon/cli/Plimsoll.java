package dev.plimsoll.daemon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
        exitCodeList = {"0:done", "1:failure", "2:bad options or bad input"})
public final class Plimsoll {

    /** Every command of the program is registered here. */
    private static Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>(); // in the order of the help
        commands.put("autoscale", AutoscaleCommand::new);
        commands.put("plan", PlanCommand::new);
        commands.put("config", ConfigCommand::new);
        commands.put("help", HelpCommand::new);
        return commands;
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::ofUsage)
                .setExecutionExceptionHandler(Complaints::ofExecution)
                .execute(arguments);
    }

    /** Reading the options of all commands takes as long as a plan: where one is named at once, the others are not needed. */
    private static CommandLine commandLine(String... arguments) {
        var program = new CommandLine(new Plimsoll());
        Map<String, Supplier<Object>> commands = commands();
        if (arguments.length > 0 && !arguments[0].equals("help") && commands.containsKey(arguments[0])) {
            commands.keySet().retainAll(List.of(arguments[0]));
        }
        commands.forEach((name, command) -> program.addSubcommand(name, command.get()));
        return program;
    }
}
