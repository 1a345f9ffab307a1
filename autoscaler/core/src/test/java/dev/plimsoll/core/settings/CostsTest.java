package dev.plimsoll.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Commitment;
import dev.plimsoll.core.settings.Costs.Committed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final Committed RESERVED = new Committed(List.of("m5.large", "c5.*"), 1);
    private static final Committed SAVINGS = new Committed(List.of("*"), 2);

    @Test
    void nodesUseUpTheFirstCommitmentThatNamesTheirType() {
        List<PaidNode> nodes = List.of(
                node("m5.large", 96_000), node("c5.4xlarge", 680_000), node("m5.xlarge", 192_000), node(null, 500_000));

        assertThat(costs(Map.of("a", RESERVED, "b", SAVINGS)).left(nodes))
                .containsExactly(
                        new Commitment("a", RESERVED.instanceTypes(), 224_000),
                        new Commitment("b", SAVINGS.instanceTypes(), 1_808_000));
    }

    @Test
    void nothingIsLeftOfACommitmentThatIsOverspent() {
        assertThat(costs(Map.of("a", RESERVED)).left(List.of(node("c5.24xlarge", 4_080_000))))
                .extracting(Commitment::leftMicroDollarsPerHour)
                .containsExactly(0L);
    }

    @Test
    void refusesWhatNobodyCanMean() {
        assertThatThrownBy(() -> new Committed(List.of(), 1))
                .hasMessage("instanceTypes is []: name the types that are paid for, as m5.large, m5.* or *");
        assertThatThrownBy(() -> new Committed(List.of("m*.large"), 1))
                .hasMessage("instanceTypes has 'm*.large': name a type as m5.large, a family as m5.*, or all as *");
        assertThatThrownBy(() -> new Committed(List.of("*"), Double.NaN))
                .hasMessage("dollarsPerHour is NaN: give 0 or more");
        assertThatThrownBy(() -> new Costs(-0.1, Costs.Moving.DEFAULT, ImmutableMaps.empty()))
                .hasMessage("launchDollarsPerHour is -0.1: give 0 or more");
    }

    @Test
    void movingPodsIsMadeUpForWithinThePayback() {
        var moving = new Costs.Moving(0.02, 0.6, Duration.ofMinutes(5), Duration.ofMinutes(30));

        assertThat(moving.churn().microDollarsPerHour(10)).isEqualTo(10 * (20_000 + 50_000) * 2);
    }

    private static Costs costs(Map<String, Committed> commitments) {
        return new Costs(0, Costs.Moving.DEFAULT, ImmutableMaps.copyOf(commitments));
    }

    private static PaidNode node(@Nullable String type, long microDollarsPerHour) {
        return new PaidNode(Resources.NONE, type, microDollarsPerHour);
    }
}
