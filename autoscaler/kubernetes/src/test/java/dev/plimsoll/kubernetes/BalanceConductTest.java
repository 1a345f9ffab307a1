package dev.plimsoll.kubernetes;

import dev.plimsoll.core.expander.BalancedGrowth;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How we balance growth over groups, against what cluster-autoscaler's code does. */
class BalanceConductTest {

    private record Case(
            String id,
            @Nullable List<Group> groups,
            int newNodes,
            @Nullable List<Growth> expected,
            @Nullable String error) {}

    private record Group(String name, int targetSize, int maxSize) {}

    private record Growth(String name, int currentSize, int newSize) {}

    @ParameterizedTest
    @MethodSource("dev.plimsoll.kubernetes.ConductFiles#folders")
    void growsGroupsAsClusterAutoscalerDoes(Path folder) {
        var tally = new Tally("balance");
        ConductFiles.forEach(folder, "balance", Case.class, asked -> judge(asked, tally));
        ConductFiles.assertAllAgree(tally);
    }

    private static void judge(Case asked, Tally tally) {
        String expected = asked.error() != null
                ? "refused"
                : Objects.requireNonNullElse(asked.expected(), List.<Growth>of())
                        .toString();
        String ours = answer(asked);
        if (ours.equals(expected)) {
            tally.agree("growth");
        } else {
            tally.disagree("growth", asked.id() + ": expected " + expected + ", ours " + ours);
        }
    }

    private static String answer(Case asked) {
        List<BalancedGrowth.Group> groups = Objects.requireNonNullElse(asked.groups(), List.<Group>of()).stream()
                .map(group -> new BalancedGrowth.Group(group.name(), group.targetSize(), group.maxSize()))
                .toList();
        try {
            return BalancedGrowth.of(groups, asked.newNodes()).stream()
                    .map(growth -> new Growth(growth.name(), growth.from(), growth.to()))
                    .toList()
                    .toString();
        } catch (IllegalArgumentException refused) {
            return "refused";
        }
    }
}
