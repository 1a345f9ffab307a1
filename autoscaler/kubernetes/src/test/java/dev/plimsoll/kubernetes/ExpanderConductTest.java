package dev.plimsoll.kubernetes;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How we choose among ways to grow, before the last lot is drawn, against what cluster-autoscaler's code leaves over. */
class ExpanderConductTest {

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConductFiles#folders")
    void leavesTheOptionsThatClusterAutoscalerLeaves(Path folder) {
        var conduct = new ExpanderConduct();
        ConductFiles.forEach(folder, "expander", ExpanderCase.class, conduct::judge);

        ConductFiles.assertAllAgree(conduct.best);
        ConductFiles.assertAllAgree(conduct.events);
        ConductFiles.assertAllAgree(conduct.scores);
    }
}
