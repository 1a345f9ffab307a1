package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.console.ConfigurationOption;
import dev.plimsoll.console.ReportFile;
import dev.plimsoll.simulator.cli.Comparer.Subject;
import dev.plimsoll.simulator.cli.Contestant.Named;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.report.OutputFormat;
import dev.plimsoll.simulator.report.ResultFile;
import dev.plimsoll.simulator.report.html.HtmlReport;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.source.TraceSource;
import dev.plimsoll.simulator.trace.stage.ResampledDays;
import dev.plimsoll.simulator.tune.RunGrid;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
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
            description =
                    "A trace folder, or FORMAT:FILE for a foreign one (kubernetes, services, swf, surf, dlrm, openb, sktrace);"
                            + " ',limit=1000,speed=2' and the like after it thin or change it. Or files that --output json wrote,"
                            + " which are held against each other without being run again.")
    private List<String> traces = List.of();

    @Option(names = "--policies", paramLabel = "A,B", description = "Which policies, or all.", defaultValue = "all")
    private String policies = "all";

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds, from 1 on.", defaultValue = "1")
    private int seeds = 1;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration, in YAML; 'config print' shows every key. Several: the product runs once by each.")
    private List<Path> configs = List.of();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}.",
            defaultValue = "TABLE")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write one self-contained page with charts.")
    private @Nullable Path html;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Also write a JSON line for each round that acted.")
    private @Nullable Path decisions;

    @Option(names = "--no-skip", description = "Run every round, also those that could not differ.")
    private boolean everyRound;

    @Option(
            names = "--resample-days",
            description = "Let each seed draw its days from those of the trace, so that the load varies as well.")
    private boolean resample;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at once; default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Gate gate = new Gate();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What has no say in results that are there already. */
    private static final List<String> OF_RUNS_ALONE = List.of(
            "--policies",
            "--seeds",
            "--config",
            "--output",
            "--html",
            "--decisions",
            "--no-skip",
            "--threads",
            "--resample-days");

    @Override
    public Integer call() throws IOException, InterruptedException {
        return traces.stream().allMatch(ResultFile::isNamed) ? judge() : run();
    }

    private int judge() throws IOException {
        for (String option : OF_RUNS_ALONE) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " has no say in results that are there already: leave it out, or name traces to run");
            }
        }
        List<Outcomes> stored =
                StoredResults.sideBySide(traces.stream().map(Path::of).toList());
        return gate.check(stored.stream().map(CompareCommand::rows).toList()).judge(stored, true);
    }

    private static List<PolicyLabel> rows(Outcomes outcomes) {
        return outcomes.policies().stream().map(Outcomes.Outcome::policy).toList();
    }

    private int run() throws IOException, InterruptedException {
        requirePositive("--seeds", seeds);
        requirePositive("--threads", threads);
        List<Contestant> contestants = Contestant.of(choosePolicies(), configurations());
        ReportFile htmlFile = html == null ? null : new ReportFile(html);
        ReportFile decisionsFile = decisions == null ? null : new ReportFile(decisions);
        List<Subject> subjects = subjects(contestants);
        Gate.Checked checked = gate.check(subjects.stream()
                .map(subject -> Comparer.suitable(contestants, subject).stream()
                        .map(Contestant::label)
                        .toList())
                .toList());
        Comparer.Results results = compare(subjects, contestants);
        String premises = Origins.premises(contestants);
        if (htmlFile != null) {
            htmlFile.write(out -> new HtmlReport(premises, checked).write(results.comparisons(), out));
        }
        if (decisionsFile != null) {
            decisionsFile.write(out -> {
                for (String line : results.decisions()) {
                    out.write(line + "\n");
                }
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        output.report(premises, Ansi.AUTO.enabled()).write(results.comparisons(), out);
        out.flush();
        return checked.judge(results.comparisons().stream().map(Outcomes::of).toList(), output == OutputFormat.TABLE);
    }

    private Comparer.Results compare(List<Subject> subjects, List<Contestant> contestants) throws InterruptedException {
        PrintWriter talk = spec.commandLine().getErr();
        talk.printf(
                "replaying %s under %s%n",
                String.join(", ", traces),
                String.join(", ", contestants.stream().map(Contestant::name).toList()));
        try (var progress = new ProgressLine(talk)) {
            return new Comparer(everyRound, html != null, new RunGrid(threads, progress), progress)
                    .compare(
                            subjects,
                            contestants,
                            LongStream.rangeClosed(1, seeds).boxed().toList());
        }
    }

    private static LongFunction<Trace> resampled(Trace trace) {
        Trace named = TraceInfo.named(trace, trace.manifest().about().name() + ",days=SEED");
        new ResampledDays(1).apply(named); // complains before anything runs
        return seed -> new ResampledDays(seed).apply(named);
    }

    /** Each under a name that tells it from the others: its own with what was changed of it, or else its source. */
    private List<Subject> subjects(List<Contestant> contestants) {
        var opened = new LinkedHashMap<String, Trace>();
        Set<String> names = new HashSet<>();
        for (String source : traces) {
            TraceSource parsed = TraceSource.parse(source);
            if (!opened.containsKey(source)) {
                Trace trace = parsed.open();
                String name = trace.manifest().about().name() + parsed.options();
                opened.put(source, TraceInfo.named(trace, names.add(name) ? name : source));
            }
        }
        var subjects = new ArrayList<Subject>();
        opened.forEach((source, trace) -> {
            subjects.add(new Subject(
                    resample ? resampled(trace) : seed -> trace, Origins.of(source, trace, contestants, seeds)));
        });
        return subjects;
    }

    private void checkFlags(Path config, Configuration configuration) {
        try {
            PolicyChoice.flags(configuration);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), config + ": " + refused.getMessage(), refused);
        }
    }

    /** The defaults, or what the files say; all rows live in one world and pay its prices, so files that say others are refused. */
    private List<Named> configurations() throws IOException {
        if (configs.isEmpty()) {
            return List.of(new Named("", Configuration.DEFAULT));
        }
        var named = new ArrayList<Named>();
        List<String> names = FileLabels.of(configs);
        for (int i = 0; i < configs.size(); i++) {
            Configuration read = ConfigurationOption.read(configs.get(i), spec);
            checkFlags(configs.get(i), read);
            named.add(new Named(names.get(i), read));
        }
        Named first = named.getFirst();
        for (Named other : named) {
            refuseOther("another world", "settings under world", other, first, configuration -> configuration.world());
            refuseOther(
                    "other prices",
                    "instances.region and instances.dollarsPerHour",
                    other,
                    first,
                    configuration -> configuration.instances().withMeasuredMemory());
        }
        return named;
    }

    private void refuseOther(
            String what, String remedy, Named other, Named first, Function<Configuration, Object> part) {
        if (!part.apply(other.configuration()).equals(part.apply(first.configuration()))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--config " + other.name() + " says " + what + " than " + first.name() + ": give both the same "
                            + remedy + ", or the results say nothing of the others");
        }
    }

    private List<PolicyChoice> choosePolicies() {
        try {
            return PolicyChoice.named(policies);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ": give a whole number of 1 or more");
        }
    }
}
