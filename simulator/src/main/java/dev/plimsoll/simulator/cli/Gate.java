package dev.plimsoll.simulator.cli;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.ReportFile;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.report.Baseline;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
            converter = ThresholdText.class,
            description =
                    "End with exit code 3 if a product is worse than the baseline by more than this in the whole 95 %%"
                            + " interval: dollars>+2%%, wait.p99>+10s, evictions>+5%%. Once for each.")
    private List<Threshold> thresholds = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the thresholds as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write verdict and differences as Markdown.")
    private @Nullable Path markdown;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private static final class ThresholdText implements ITypeConverter<Threshold> {
        @Override
        public Threshold convert(String text) {
            return Threshold.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "': give a figure, > and a limit, such as dollars>+2%; figures: "
                                    + String.join(", ", Threshold.figures().keySet())));
        }
    }

    /** Refuses what could not be judged or written of the rows to come, trace by trace, before anything runs. */
    Checked check(List<List<PolicyLabel>> traces) throws IOException {
        for (List<PolicyLabel> rows : traces) {
            Optional<String> name = baselineOf(rows);
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
        return new Checked(
                junit == null ? null : new ReportFile(junit), markdown == null ? null : new ReportFile(markdown));
    }

    /** The policy that the baseline names, by its own name, or by its file of settings or results; the usual one if nobody said. */
    private Optional<String> baselineOf(List<PolicyLabel> rows) {
        if (baseline == null) {
            return Verdict.baseline(rows);
        }
        var candidates = new ArrayList<>(List.of(baseline));
        for (String file : FileLabels.candidates(Path.of(baseline))) {
            candidates.add(PolicyChoice.PRODUCT + ":" + file);
        }
        List<String> names = rows.stream().map(PolicyLabel::name).toList();
        for (String candidate : candidates) {
            if (names.contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        throw new ParameterException(
                spec.commandLine(), "--baseline is '" + baseline + "', which is not among " + String.join(", ", names));
    }

    /** A gate whose demands can be met: what it is asked of results that are there. */
    final class Checked implements Baseline {

        private final @Nullable ReportFile junitFile;
        private final @Nullable ReportFile markdownFile;

        private Checked(@Nullable ReportFile junitFile, @Nullable ReportFile markdownFile) {
            this.junitFile = junitFile;
            this.markdownFile = markdownFile;
        }

        @Override
        public Optional<String> of(Outcomes outcomes) {
            return baselineOf(
                    outcomes.policies().stream().map(Outcomes.Outcome::policy).toList());
        }

        /** Prints differences (if wanted), writes the files, says what broke; the exit code. */
        int judge(List<Outcomes> all, boolean print) throws IOException {
            var judged = new ArrayList<Judged>();
            var against = new ArrayList<Outcomes>();
            var baselines = new ArrayList<String>();
            for (Outcomes outcomes : all) {
                Optional<String> name = of(outcomes);
                if (name.isPresent()) {
                    against.add(outcomes);
                    baselines.add(name.get());
                    judged.addAll(Judged.of(outcomes, name.get(), thresholds));
                }
            }
            PrintWriter out = spec.commandLine().getOut();
            for (int i = 0; print && i < against.size(); i++) {
                out.print("\n" + DifferenceReport.of(against.get(i), baselines.get(i), judged, Ansi.AUTO.enabled()));
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
}
