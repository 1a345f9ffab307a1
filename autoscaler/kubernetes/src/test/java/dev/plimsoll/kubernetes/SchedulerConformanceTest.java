package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our scheduling rules against the verdicts of the real kube-scheduler. */
class SchedulerConformanceTest {

    private static final AnswerFile ANSWERS = new AnswerFile();

    @AfterAll
    static void closeAnswers() {
        ANSWERS.close();
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConformanceFiles#folders")
    void givesTheSchedulersVerdicts(Path folder) {
        assumeThat(ConformanceFiles.has(folder, "verdict"))
                .as("%s has verdict cases", folder)
                .isTrue();
        var conformance = new VerdictConformance(ANSWERS);
        conformance.judge(folder);
        System.out.print(conformance.verdicts.report() + conformance.plugins.report());

        assertThat(conformance.verdicts.agreed())
                .as(conformance.verdicts.report())
                .isEqualTo(conformance.verdicts.total());
        assertThat(conformance.plugins.share()).as(conformance.plugins.report()).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConformanceFiles#folders")
    void placesSequencesAsTheSchedulerDoes(Path folder) {
        assumeThat(ConformanceFiles.has(folder, "sequence"))
                .as("%s has sequences", folder)
                .isTrue();
        var conformance = new SequenceConformance(ANSWERS);
        conformance.judge(folder);
        System.out.print(conformance.sequences.report() + conformance.pods.report());

        assertThat(conformance.sequences.agreed())
                .as(conformance.sequences.report())
                .isEqualTo(conformance.sequences.total());
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConformanceFiles#folders")
    void scoresNodesAsTheSchedulerDoes(Path folder) {
        assumeThat(ConformanceFiles.has(folder, "score"))
                .as("%s has score cases", folder)
                .isTrue();
        var conformance = new ScoreConformance(ANSWERS);
        conformance.judge(folder);
        System.out.print(conformance.totals.report() + conformance.plugins.report() + conformance.best.report());

        assertThat(conformance.totals.agreed()).as(conformance.totals.report()).isEqualTo(conformance.totals.total());
        assertThat(conformance.plugins.agreed())
                .as(conformance.plugins.report())
                .isEqualTo(conformance.plugins.total());
        assertThat(conformance.best.agreed()).as(conformance.best.report()).isEqualTo(conformance.best.total());
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConformanceFiles#folders")
    void choosesNodesInSequencesAsTheSchedulerDoes(Path folder) {
        assumeThat(ConformanceFiles.has(folder, "scored-sequence"))
                .as("%s has scored sequences", folder)
                .isTrue();
        var conformance = new ScoredSequenceConformance(ANSWERS);
        conformance.judge(folder);
        System.out.print(conformance.sequences.report() + conformance.pods.report());

        assertThat(conformance.sequences.agreed())
                .as(conformance.sequences.report())
                .isEqualTo(conformance.sequences.total());
    }
}
