package dev.plimsoll.simulator.cli;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.ReportFile;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.report.DifferenceReport;
import dev.plimsoll.simulator.report.JUnitReport;
import dev.plimsoll.simulator.report.Judged;
import dev.plimsoll.simulator.report.MarkdownReport;
import dev.plimsoll.simulator.report.Threshold;
import dev.plimsoll.simulator.report.Threshold.Judgement;
import dev.plimsoll.simulator.report.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds results against a baseline: prints the differences, and ends with exit code 3 if a threshold is broken. */
final class Gate {

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "Hold the others against this policy or configuration file; default: the first of several"
                    + " configurations, or else cluster-autoscaler.")
    private @Nullable String baseline;

    @Option(
            names = "--fail-if",
            paramLabel = "FIGURE>+LIMIT",
            description =
                    "End with exit code 3 if a product is worse than the baseline by more than this in the whole 95 %%"
                            + " interval: dollars>+2%%, wait.p99>+10s, evictions>+5%%. Once for each.")
    private List<String> limits = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the thresholds as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write verdict and differences as Markdown.")
    private @Nullable Path markdown;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private @Nullable ReportFile junitFile;
    private @Nullable ReportFile markdownFile;

    /** Refuses what could not be judged or written, before anything runs. */
    List<Threshold> check() throws IOException {
        var thresholds = new ArrayList<Threshold>();
        for (String limit : limits) {
            thresholds.add(Threshold.parse(limit)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--fail-if is '" + limit + "': give a figure, > and a limit, such as dollars>+2%; figures: "
                                    + String.join(", ", Threshold.figures().keySet()))));
        }
        junitFile = junit == null ? null : new ReportFile(junit);
        markdownFile = markdown == null ? null : new ReportFile(markdown);
        return thresholds;
    }

    /** Refuses thresholds that the rows to come leave nothing to judge of. */
    void require(List<PolicyLabel> rows, List<Threshold> thresholds) {
        var empty = new Outcomes(
                "",
                0,
                List.of(),
                rows.stream().map(row -> new Outcomes.Outcome(row, Map.of())).toList());
        Optional<String> name = baselineOf(empty);
        boolean judges = name.isPresent()
                && rows.stream()
                        .anyMatch(row -> row.kind() == PolicyLabel.Kind.PRODUCT
                                && !row.name().equals(name.get()));
        if (!judges && !thresholds.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fail-if has nothing to judge: name a --baseline, and run a product besides it");
        }
    }

    /** The policy that the baseline names, by its own name, or by its configuration's; the usual one if nobody said. */
    private Optional<String> baselineOf(Outcomes outcomes) {
        if (baseline == null) {
            return Verdict.baseline(outcomes);
        }
        String file = String.valueOf(Path.of(baseline).getFileName()).replaceFirst("\\.(ya?ml|json)$", "");
        for (String name : List.of(baseline, PolicyChoice.PRODUCT + ":" + file)) {
            if (outcomes.find(name).isPresent()) {
                return Optional.of(name);
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--baseline is '" + baseline + "', which is not among "
                        + String.join(
                                ", ",
                                outcomes.policies().stream()
                                        .map(outcome -> outcome.policy().name())
                                        .toList()));
    }

    /** Prints differences (if wanted), writes the files, says what broke; the exit code. */
    int judge(List<Outcomes> all, List<Threshold> thresholds, boolean print, boolean colour) throws IOException {
        var judged = new ArrayList<Judged>();
        var against = new ArrayList<Outcomes>();
        var baselines = new ArrayList<String>();
        for (Outcomes outcomes : all) {
            Optional<String> name = baselineOf(outcomes);
            if (name.isPresent()) {
                against.add(outcomes);
                baselines.add(name.get());
                judged.addAll(Judged.of(outcomes, name.get(), thresholds));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; print && i < against.size(); i++) {
            out.print("\n" + DifferenceReport.of(against.get(i), baselines.get(i), judged, colour));
        }
        out.flush();
        if (junitFile != null) {
            junitFile.write(writer -> writer.write(JUnitReport.of(judged)));
        }
        if (markdownFile != null) {
            markdownFile.write(writer -> writer.write(MarkdownReport.of(against, baselines, judged)));
        }
        List<Judged> broken = judged.stream()
                .filter(each -> each.judgement() == Judgement.BROKEN)
                .toList();
        broken.forEach(each -> spec.commandLine().getErr().println("plimsoll: " + each.line()));
        return broken.isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
    }
}
