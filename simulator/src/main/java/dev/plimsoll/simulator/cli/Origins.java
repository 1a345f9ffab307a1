package dev.plimsoll.simulator.cli;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.ConfigurationDifferences;
import dev.plimsoll.configuration.DurationText;
import dev.plimsoll.console.Version;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.simulator.measure.Comparison.Fact;
import dev.plimsoll.simulator.measure.Comparison.Origin;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.format.Integrity;
import dev.plimsoll.simulator.trace.format.TraceFolder;
import dev.plimsoll.simulator.trace.kubernetes.InputFiles;
import dev.plimsoll.simulator.trace.source.TraceFormat;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** All that results depend on, in words: enough to run them again. */
final class Origins {

    private Origins() {}

    /** Of one trace: source with stages, hash, groups, prices, program, seeds, and settings that are not the defaults. */
    static Origin of(String source, Trace trace, List<Contestant> contestants, int seeds) {
        TraceSource parsed = TraceSource.parse(source);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("source", source));
        facts.add(new Fact("sha256", Integrity.line(files(parsed))));
        parsed.settings().forEach((option, value) -> {
            if (Files.isRegularFile(Path.of(value))) {
                facts.add(new Fact("sha256 of " + option, Integrity.line(Path.of(value))));
            }
        });
        facts.add(new Fact("start", trace.manifest().span().start().toString()));
        trace.manifest()
                .fleet()
                .groups()
                .forEach(group -> facts.add(new Fact("group " + group.name(), describe(group))));
        facts.add(new Fact("prices", premises(contestants)));
        facts.add(new Fact("program", new Version().getVersion()[0]));
        facts.add(new Fact("seeds", seeds == 1 ? "1" : "1 to " + seeds));
        for (Contestant contestant : contestants) {
            if (contestant.choice().isProduct()) {
                facts.add(new Fact("settings of " + contestant.name(), describe(contestant)));
            }
        }
        return new Origin(facts);
    }

    /** What the source was read from: the event file of a trace of ours, or else all that its path names. */
    private static List<Path> files(TraceSource source) {
        return source.format() == TraceFormat.TRACE
                ? List.of(TraceFolder.eventFile(source.path()))
                : InputFiles.named(source.path());
    }

    /** Which prices and memory hold, and what stands for the time of searches where time is simulated. */
    static String premises(List<Contestant> contestants) {
        var premises = new StringBuilder(contestants.stream()
                .map(contestant ->
                        Catalogue.of(contestant.configuration().instances()).origin())
                .distinct()
                .collect(Collectors.joining("; or ")));
        for (Contestant contestant : contestants) {
            if (contestant.choice().isProduct()) {
                premises.append(searches(contestant));
            }
        }
        return premises.toString();
    }

    private static String searches(Contestant contestant) {
        PlanningSettings planning = contestant.configuration().planning();
        return planning.search().isZero()
                ? ""
                : "; searches of " + contestant.name() + " take " + DurationText.print(planning.search())
                        + ", for which " + planning.searchSteps() + " steps stand where time is simulated";
    }

    private static String describe(Group group) {
        return String.join(" or ", group.instanceTypes()) + " in " + String.join(", ", group.zones()) + ", "
                + group.bounds().minSize() + " to " + group.bounds().maxSize() + " nodes";
    }

    private static String describe(Contestant contestant) {
        SortedMap<String, String> differences = ConfigurationDifferences.fromDefaults(contestant.configuration());
        return differences.isEmpty()
                ? "the defaults"
                : String.join(
                        ", ",
                        differences.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList());
    }
}
