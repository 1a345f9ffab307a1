package dev.plimsoll.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program: runs the one of its commands that is named. Data goes to stdout, talk to stderr. */
public final class Program {

    private static final String HELP = "help";
    private static final int NAME_WIDTH = 14;
    private static final int INDENT = 2;

    private Program() {}

    @Command(
            name = "plimsoll",
            description =
                    "Scales the Auto Scaling groups of a Kubernetes cluster, plans what to buy, and replays recorded"
                            + " workloads against the same decisions.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:done", "1:failure", "2:bad options or bad input", "3:a regression was found"})
    private static final class Root {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(List<CommandGroup> groups, String... arguments) {
        var stdout = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        var err = new PrintWriter(System.err, true, UTF_8);
        int exitCode = run(groups, new PrintWriter(stdout, true, UTF_8), err, arguments);
        IOException failure = stdout.failure();
        if (failure != null) {
            err.println("plimsoll: stdout: " + failure.getMessage());
            exitCode = ExitCode.FAILURE;
        }
        System.exit(exitCode);
    }

    /** Runs one command; the exit code. */
    public static int run(List<CommandGroup> groups, PrintWriter out, PrintWriter err, String... arguments) {
        int exitCode = commandLine(groups, arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::ofUsage)
                .setExecutionExceptionHandler(Complaints::ofExecution)
                .execute(arguments);
        return out.checkError() ? ExitCode.FAILURE : exitCode; // which also hands on what is still held
    }

    /** Reading the options of all commands takes as long as a plan: where one is named at once, the others are not needed. */
    private static CommandLine commandLine(List<CommandGroup> groups, String... arguments) {
        var program = new CommandLine(new Root());
        String named = arguments.length == 0 ? HELP : arguments[0];
        boolean isOne = groups.stream().anyMatch(group -> group.commands().containsKey(named));
        for (CommandGroup group : groups) {
            group.commands().forEach((name, command) -> {
                if (!isOne || name.equals(named)) {
                    program.addSubcommand(name, command.get());
                }
            });
        }
        if (!isOne) {
            program.addSubcommand(HELP, new HelpCommand());
            program.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
            program.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commandList(groups, help));
        }
        return program;
    }

    /** Every command under the heading of its group, with the first sentence of what it does. */
    private static String commandList(List<CommandGroup> groups, Help help) {
        var list = new StringBuilder();
        for (CommandGroup group : groups) {
            var table = Help.TextTable.forColumns(
                    help.colorScheme(),
                    new Help.Column(NAME_WIDTH, INDENT, Help.Column.Overflow.SPAN),
                    new Help.Column(
                            help.commandSpec().usageMessage().width() - NAME_WIDTH, 0, Help.Column.Overflow.WRAP));
            for (String name : group.commands().keySet()) {
                Help command = Objects.requireNonNull(help.subcommands().get(name), name);
                String[] description = command.commandSpec().usageMessage().description();
                table.addRowValues(name, description.length == 0 ? "" : description[0]);
            }
            list.append(System.lineSeparator())
                    .append(group.heading())
                    .append(System.lineSeparator())
                    .append(table);
        }
        return list.toString();
    }
}
