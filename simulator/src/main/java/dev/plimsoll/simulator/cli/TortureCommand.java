package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.console.ConfigurationOption;
import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.ReportFile;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.torture.Setting;
import dev.plimsoll.simulator.torture.Torture;
import dev.plimsoll.simulator.tune.RunGrid;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll torture}: the product in unkind worlds drawn by seed, held against every invariant. */
@Command(
        name = "torture",
        description = "Runs the product in unkind worlds drawn by seed, and says which invariants it broke.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class TortureCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;

    @Option(names = "--seeds", paramLabel = "FROM..TO", description = "Which seeds.", defaultValue = "1..100")
    private String seeds = "1..100";

    @Option(names = "--minutes", paramLabel = "M", description = "Virtual minutes a seed.", defaultValue = "120")
    private int minutes = 120;

    @Option(
            names = "--faults",
            paramLabel = "A,B",
            description = "Which faults may happen: all, none, or some of them by name; a wrong name shows all.",
            defaultValue = "all")
    private String faults = "all";

    @Option(names = "--jobs", paramLabel = "N", description = "Seeds at once; default: one a processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--replay", paramLabel = "SEED", description = "Print all that happens with one seed.")
    private @Nullable Long replay;

    @Option(names = "--html", paramLabel = "FILE", description = "With --replay, also write a page with a timeline.")
    private @Nullable Path html;

    @Option(
            names = "--shrink",
            paramLabel = "SEED",
            description = "Print the shortest found that fails as the seed does.")
    private @Nullable Long shrink;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--jobs is " + jobs + ": give a whole number of 1 or more");
        }
        if (html != null && replay == null) {
            throw new ParameterException(
                    spec.commandLine(), "--html shows one seed: give --replay SEED with it, or leave it out");
        }
        ReportFile page = html == null ? null : new ReportFile(html);
        Configuration read = configuration.read();
        var torture = new Torture(
                settings -> new PlimsollPolicy.Product(settings, read.planning()).decider(),
                new Setting(read.autoscaler(), read.world(), read.instances()),
                menu());
        Long replayed = replay;
        Long shrunk = shrink;
        if (replayed != null) {
            return replay(torture, replayed, page);
        }
        return shrunk != null ? shrink(torture, shrunk) : campaign(torture);
    }

    private Torture.Menu menu() {
        Duration length = Duration.ofMinutes(minutes);
        try {
            return switch (faults) {
                case "all" -> Torture.Menu.everything(length);
                case "none" -> new Torture.Menu(length, List.of());
                default -> new Torture.Menu(length, Arrays.asList(faults.split(",", -1)));
            };
        } catch (IllegalArgumentException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
        }
    }

    private int campaign(Torture torture) throws InterruptedException {
        long[] range = range();
        PrintWriter talk = spec.commandLine().getErr();
        long began = System.nanoTime();
        Torture.Report report;
        try (var progress = new ProgressLine(talk)) {
            report = torture.campaign(LongStream.rangeClosed(range[0], range[1]), new RunGrid(jobs, progress));
        }
        double seconds = (System.nanoTime() - began) / NANOS_A_SECOND;
        talk.printf(
                Locale.ROOT,
                "%d seeds in %.1f s, %.2f a second%n",
                report.trials(),
                seconds,
                report.trials() / seconds);
        print(report);
        return report.failures().isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
    }

    private void print(Torture.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        Torture.Figures figures = report.figures();
        out.printf(
                Locale.ROOT,
                "seeds %d   node-hours %.0f   fingerprint %s%n%n",
                report.trials(),
                figures.nodeHours(),
                figures.fingerprint());
        out.println("faults that took effect");
        figures.effects().forEach((word, times) -> out.printf("  %-22s %8d%n", word, times));
        out.printf("%nfault x state of purchases and removals%n");
        figures.coverage().forEach((pair, times) -> out.printf("  %-46s %8d%n", pair, times));
        out.printf("%nbroken invariants%n");
        var byInvariant = new TreeMap<String, List<Torture.Failure>>();
        for (Torture.Failure failure : report.failures()) {
            failure.broken()
                    .forEach(broken ->
                            byInvariant.merge(broken.invariant(), List.of(failure), (one, more) -> concat(one, more)));
        }
        byInvariant.forEach((invariant, failures) -> out.printf(
                "  %-4s %d seeds: %s%n",
                invariant,
                failures.size(),
                String.join(
                        " ",
                        failures.stream()
                                .limit(12)
                                .map(failure -> String.valueOf(failure.seed()))
                                .toList())));
        out.printf("%n%d of %d seeds failed%n", report.failures().size(), report.trials());
        for (Torture.Failure failure : report.failures()) {
            failure.broken()
                    .forEach(broken ->
                            out.printf("  seed %d  %s: %s%n", failure.seed(), broken.invariant(), broken.message()));
        }
        out.flush();
    }

    private static <T> List<T> concat(List<T> one, List<T> more) {
        return Stream.concat(one.stream(), more.stream()).toList();
    }

    private int replay(Torture torture, long seed, @Nullable ReportFile page) throws IOException {
        Torture.Replay run = torture.replay(seed);
        PrintWriter out = spec.commandLine().getOut();
        run.lines().forEach(out::println);
        out.flush();
        if (page != null) {
            page.write(writer -> writer.write(run.html()));
        }
        return run.broken().isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
    }

    private int shrink(Torture torture, long seed) {
        PrintWriter talk = spec.commandLine().getErr();
        List<String> lines = torture.shrink(seed, talk::println);
        PrintWriter out = spec.commandLine().getOut();
        if (lines.isEmpty()) {
            out.println("seed " + seed + " breaks nothing");
        }
        lines.forEach(out::println);
        out.flush();
        return lines.isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
    }

    private long[] range() {
        String[] ends = seeds.split("\\.\\.", -1);
        try {
            long from = Long.parseLong(ends[0]);
            long to = Long.parseLong(ends[ends.length - 1]);
            if (ends.length <= 2 && from <= to) {
                return new long[] {from, to};
            }
        } catch (NumberFormatException notANumber) {
            throw new ParameterException(spec.commandLine(), notSeeds(), notANumber);
        }
        throw new ParameterException(spec.commandLine(), notSeeds());
    }

    private String notSeeds() {
        return "--seeds is '" + seeds + "': give one number, or two as in 1..2000";
    }
}
