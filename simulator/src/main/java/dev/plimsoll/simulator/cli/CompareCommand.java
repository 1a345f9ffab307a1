package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.config.Configuration;
import dev.plimsoll.simulator.config.SettingsFile;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.report.OutputFormat;
import dev.plimsoll.simulator.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll compare}: replays traces under several policies, each in a world of its own, and reports them side by side. */
@Command(
        name = "compare",
        description = "Replays traces under several policies and reports cost, waiting and evictions side by side.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "TRACE",
            arity = "1..*",
            description = "A trace folder, or FORMAT:FILE for a foreign one; '?limit=1000&speed=2' and the like thin it.")
    private List<String> traces = List.of();

    @Option(names = "--policies", paramLabel = "A,B", description = "Which policies, or all.")
    private String policies = "all";

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds, counted from 1.")
    private int seeds = 1;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML; 'plimsoll config' prints them all.")
    private @Nullable Path config;

    @Option(names = "--output", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write one self-contained page with charts.")
    private @Nullable Path html;

    @Option(names = "--decisions", paramLabel = "FILE", description = "Also write a JSON line for each round that acted.")
    private @Nullable Path decisions;

    @Option(names = "--no-skip", description = "Run every round, also those that could not differ.")
    private boolean everyRound;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at once.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private @Nullable CommandSpec spec;
}
