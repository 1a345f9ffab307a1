package dev.plimsoll.simulator.cli;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.TraceSummary;
import dev.plimsoll.simulator.trace.format.Compression;
import dev.plimsoll.simulator.trace.format.FolderWriter;
import dev.plimsoll.simulator.trace.format.Integrity;
import dev.plimsoll.simulator.trace.generate.ShopWeek;
import dev.plimsoll.simulator.trace.source.TraceFormat;
import dev.plimsoll.simulator.trace.source.TraceSource;
import dev.plimsoll.simulator.trace.stage.Anonymise;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at traces, checks, converts and makes them. */
@Command(
        name = "trace",
        description = "Looks at traces, checks, converts and makes them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class)
final class TraceCommand {
    private static final String SOURCE =
            "a folder of ours or format:file, with options: swf:log.swf.gz,limit=100,speed=2";

    private static final String PACKING = "how to pack the events: none, gzip or zstd (default: gzip)";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "info", description = "Prints what a trace holds.", mixinStandardHelpOptions = true)
    int info(
            @Parameters(paramLabel = "TRACE", description = SOURCE) String source,
            @Option(names = "--output", description = "table or json", defaultValue = "TABLE")
                    TraceInfo.Output output) {
        Trace trace = TraceSource.parse(source).open();
        TraceInfo.print(out(), trace.manifest(), TraceSummary.of(trace), output);
        return ExitCode.OK;
    }

    @Command(
            name = "validate",
            description = "Reads traces whole; of folders, checks the sha256 in the README too.",
            mixinStandardHelpOptions = true)
    int validate(@Parameters(paramLabel = "TRACE", arity = "1..*", description = SOURCE) List<String> sources) {
        int exitCode = ExitCode.OK;
        for (String source : sources) {
            try {
                TraceSource parsed = TraceSource.parse(source);
                TraceSummary summary = TraceSummary.of(parsed.open());
                if (parsed.format() == TraceFormat.TRACE) {
                    Integrity.check(parsed.path());
                }
                out().println("ok " + source + ": " + summary.events() + " events");
            } catch (TraceException e) {
                err().println("plimsoll: " + e.getMessage());
                exitCode = ExitCode.USAGE;
            }
        }
        return exitCode;
    }

    @Command(
            name = "import",
            description = "Converts a trace into a folder in the format of our own.",
            mixinStandardHelpOptions = true)
    int importTrace(
            @Parameters(paramLabel = "TRACE", description = SOURCE) String source,
            @Parameters(paramLabel = "FOLDER", description = "the folder to make; its last part names the trace")
                    Path folder,
            @Option(
                            names = "--anonymise",
                            paramLabel = "KEY",
                            description =
                                    "Replace all names that people chose by pseudonyms, the same for the same key.")
                    @Nullable
                    String key,
            @Mixin PrometheusOption prometheus,
            @Option(names = "--packing", description = PACKING, defaultValue = "GZIP") Compression packing) {
        if (key != null && key.isBlank()) {
            throw new TraceException(
                    "--anonymise is empty, and without a key anybody could find the names again: give a secret of yours");
        }
        prometheus.download(TraceSource.parse(source), err());
        Trace named = TraceInfo.named(TraceSource.parse(source).open(), String.valueOf(folder.getFileName()));
        if (key == null) {
            write(named, source, folder, packing, "plimsoll trace import " + source + " " + folder);
        } else {
            write(
                    new Anonymise(key).apply(named),
                    source,
                    folder,
                    packing,
                    "plimsoll trace import ... --anonymise KEY");
        }
        return ExitCode.OK;
    }

    @Command(name = "generate", description = "Makes a trace from a seed.", mixinStandardHelpOptions = true)
    int generate(
            @Parameters(paramLabel = "GENERATOR", description = "shop-week") String generator,
            @Parameters(paramLabel = "FOLDER", description = "the folder to make") Path folder,
            @Option(names = "--seed", description = "default: 1", defaultValue = "1") long seed,
            @Option(names = "--packing", description = PACKING, defaultValue = "GZIP") Compression packing) {
        if (!generator.equals(ShopWeek.NAME)) {
            throw new TraceException("unknown generator '" + generator + "': use " + ShopWeek.NAME);
        }
        String command = "plimsoll trace generate " + generator + " " + folder + " --seed " + seed;
        write(ShopWeek.trace(seed), generator, folder, packing, command);
        return ExitCode.OK;
    }

    private void write(Trace trace, String source, Path folder, Compression packing, String command) {
        String readme = "# " + trace.manifest().about().name() + "\n\n"
                + trace.manifest().about().description() + "\n\n"
                + "Made by `" + command + "`.\n\n"
                + notes(trace.manifest().about().notes())
                + "## Origin and licence\n\nSay here where the workload was recorded, by whom, and under which licence.\n";
        new FolderWriter(folder, packing).write(trace, source, readme);
        trace.manifest().about().notes().forEach(note -> err().println("plimsoll: " + note));
        err().println("plimsoll: wrote " + folder);
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty() ? "" : "## What is not known\n\n- " + String.join("\n- ", notes) + "\n\n";
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
