package dev.plimsoll.core.greedy;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.ExpanderPlanner;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.RandomProblems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits on what may be bought in all. */
class AllowancePlanningTest {

    private static final Planner GREEDY = new GreedyPlanner();
    private static final Planner EXPANDERS = new ExpanderPlanner(
            new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), true, 1));

    @Test
    void buysFewerAndLargerNodesWhereOnlySoManyAreAllowed() {
        List<NodeGroup> groups = List.of(
                aGroup("small").nodes(2000, 16, 90_000).build(),
                aGroup("large").nodes(16_000, 128, 1_000_000).build());
        PodShape pod = aShape().cpuMillis(1000).build();

        assertThat(groups(plan(pod, 16, groups, Map.of())))
                .containsOnly("small")
                .hasSize(8);
        assertThat(groups(plan(pod, 16, groups, Map.of(Allowance.NODES, 2L)))).containsExactly("large");
    }

    @Test
    void buysWhatTakesLessOfAResourceThatIsShort() {
        List<NodeGroup> groups = List.of(
                aGroup("four-cores").nodes(4000, 16, 150_000).build(),
                aGroup("two-cores").nodes(2000, 16, 160_000).build());
        PodShape pod = aShape().cpuMillis(500).memoryGib(8).build();

        assertThat(groups(plan(pod, 4, groups, Map.of()))).containsExactly("four-cores", "four-cores");
        assertThat(groups(plan(pod, 4, groups, Map.of(Resources.CPU, 4000L))))
                .containsExactly("two-cores", "two-cores");
    }

    @Test
    void spendsNoMoreThanAllowedAndSaysSo() {
        Plan plan = plan(aShape().build(), 40, List.of(aGroup("workers").build()), Map.of(Allowance.DOLLARS, 500_000L));

        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.unplaced()).singleElement().satisfies(left -> {
            assertThat(left.demand().count()).isEqualTo(32);
            assertThat(left.verdicts()).singleElement().satisfies(verdict -> {
                assertThat(verdict.reason())
                        .isEqualTo(new GroupPassedOver.BeyondClusterLimit(Allowance.DOLLARS, 200_000, 100_000));
                assertThat(verdict.reason().message())
                        .isEqualTo("max cluster dollars an hour limit reached: a node takes $0.200, $0.100 left");
            });
        });
    }

    @Test
    void givesWhatIsLeftToTheMoreImportantPods() {
        PodShape batch = aShape().app("batch").cpuMillis(3000).build();
        PodShape web = aShape().app("web").cpuMillis(2000).priority(1000).build();
        Plan plan = GREEDY.plan(problem(
                List.of(new Demand(batch, 2), new Demand(web, 2)),
                List.of(aGroup("workers").build()),
                Map.of(Allowance.NODES, 1L)));

        assertThat(plan.nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.pods()).containsExactly(new Demand(web, 2)));
    }

    @Test
    void keepsExpandersWithinItToo() {
        var problem = problem(
                List.of(new Demand(aShape().build(), 40)),
                List.of(
                        aGroup("workers").build(),
                        aGroup("workers-b").zones("b").build()),
                Map.of(Allowance.NODES, 5L));
        Plan plan = EXPANDERS.plan(problem);

        assertThat(plan.nodes()).hasSize(5);
        assertThat(plan.podsPlaced()).isEqualTo(20);
        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
    }

    @Test
    void theVerifierSeesWhatIsBeyondIt() {
        var asked = List.of(new Demand(aShape().build(), 9));
        List<NodeGroup> groups = List.of(aGroup("workers").build());
        Plan plan = GREEDY.plan(problem(asked, groups, Map.of()));

        assertThat(PlanVerifier.verify(problem(asked, groups, Map.of(Resources.CPU, 8000L)), plan))
                .containsExactly(new PlanViolation.BeyondAllowance(Resources.CPU, 8000, 12_000));
    }

    @ParameterizedTest
    @MethodSource("planners")
    void neverExceedsItOnRandomProblems(Planner planner) {
        int leftOut = 0;
        for (long seed = 0; seed < 500; seed++) {
            PlanningProblem problem = RandomProblems.limited(seed);
            Plan plan = planner.plan(problem);
            assertThat(PlanVerifier.holds(problem, plan)).as("seed %d", seed).isTrue();
            leftOut += plan.unplaced().isEmpty() ? 0 : 1;
        }
        assertThat(leftOut).as("problems in which something was left out").isBetween(50, 450);
    }

    static Stream<Planner> planners() {
        return Stream.of(GREEDY, EXPANDERS);
    }

    private static Plan plan(PodShape shape, int pods, List<NodeGroup> groups, Map<String, Long> left) {
        PlanningProblem problem = problem(List.of(new Demand(shape, pods)), groups, left);
        Plan plan = GREEDY.plan(problem);
        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        return plan;
    }

    private static PlanningProblem problem(List<Demand> demands, List<NodeGroup> groups, Map<String, Long> left) {
        List<GroupOffer> offers = groups.stream()
                .map(group -> new GroupOffer(group, group.maxSize(), ImmutableMaps.empty()))
                .toList();
        return new PlanningProblem(
                new Placement(), List.of(), demands, offers, Terms.within(new Allowance(ImmutableMaps.copyOf(left))));
    }

    private static List<String> groups(Plan plan) {
        return plan.nodes().stream()
                .map(node -> node.template().source().group())
                .toList();
    }
}
