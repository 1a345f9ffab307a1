package dev.plimsoll.core.greedy;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.ScoreInputs;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports and volumes are rules of single nodes that an empty node does not show. */
final class AttachmentPlanningTest {

    private static final NodeGroup ROOMY = aGroup("roomy").build();

    @Test
    void podsOfOneHostPortGoOnDifferentNodes() {
        PodShape exporter = shape(List.of(new HostPort("", "TCP", 9100)), List.of());

        Plan plan = plan(new Demand(exporter, 3), new Demand(aShape().build(), 3));

        assertThat(plan.nodes()).hasSize(3);
        assertThat(plan.nodes())
                .allSatisfy(node -> assertThat(countOf(exporter, node)).isOne());
    }

    @Test
    void podsOfOneDiskGoOnDifferentNodes() {
        PodShape writer = shape(List.of(), List.of(new PodVolume.EbsDisk("vol-1")));

        Plan plan = plan(new Demand(writer, 2), new Demand(aShape().build(), 2));

        assertThat(plan.nodes())
                .hasSize(2)
                .allSatisfy(node -> assertThat(countOf(writer, node)).isOne());
    }

    @Test
    void podsOfAClaimThatIsMissingStayWithoutRoom() {
        PodShape lost = shape(List.of(), List.of(new PodVolume.Claim("missing")));

        Plan plan = plan(new Demand(lost, 2));

        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.demand().count()).isEqualTo(2));
    }

    private static PodShape shape(List<HostPort> ports, List<PodVolume> volumes) {
        return aShape().rules(SchedulingRules.NONE.withAttachments(new SchedulingRules.Attachments(
                        ports, List.of(), volumes, SchedulingRules.Conditions.NONE, ScoreInputs.NONE)))
                .build();
    }

    private static int countOf(PodShape shape, Plan.PlannedNode node) {
        return node.pods().stream()
                .filter(demand -> demand.shape().equals(shape))
                .mapToInt(Demand::count)
                .sum();
    }

    private static Plan plan(Demand... demands) {
        var problem = new PlanningProblem(
                new Placement(),
                List.of(),
                List.of(demands),
                List.of(new GroupOffer(ROOMY, ROOMY.maxSize(), ImmutableMaps.empty())));
        Plan plan = new GreedyPlanner().plan(problem);
        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        return plan;
    }
}
