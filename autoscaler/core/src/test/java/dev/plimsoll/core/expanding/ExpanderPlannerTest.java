package dev.plimsoll.core.expanding;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.RandomProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpanderPlannerTest {

    private static final List<String> CHOICES = List.of(
            "least-waste",
            "most-pods",
            "least-nodes",
            "price",
            "priority",
            "random",
            "priority,most-pods,least-waste",
            "least-nodes,random");

    private final NodeGroup small =
            aGroup("small").nodes(4000, 16, 200_000).sizes(0, 50).build();
    private final NodeGroup large =
            aGroup("large").nodes(16000, 64, 700_000).sizes(0, 50).build();

    private record Prefix(String text) implements Priorities.NamePattern {
        @Override
        public boolean isFoundIn(String name) {
            return name.startsWith(text);
        }
    }

    @Test
    void leastWasteTakesTheGroupThatIdlesLeast() {
        assertThat(bought("least-waste", pods(3, 1000), small, large)).containsExactly(Map.entry("small", 1));
        assertThat(bought("least-waste", pods(15, 1000), small, large)).containsExactly(Map.entry("large", 1));
    }

    @Test
    void leastWasteCountsWhatTheMachineHasAndNotWhatPodsMayUse() {
        Demand pods = pods(4, 1000);
        for (String name : List.of("a", "z")) { // whatever the order of names
            assertThat(bought("least-waste", pods, small, withMachine(name, 8000)))
                    .containsExactly(Map.entry("small", 1));
            assertThat(bought("least-waste", pods, large, withMachine(name, 8000)))
                    .containsExactly(Map.entry(name, 1));
        }
    }

    /** Pods may use no more than of the small group. */
    private NodeGroup withMachine(String name, long cpuMillis) {
        NodeTemplate template = aGroup(name).build().templates().getFirst();
        Resources allocatable = small.templates().getFirst().capacity().allocatable();
        Resources machine =
                new Resources(cpuMillis, allocatable.memoryBytes(), allocatable.pods(), ImmutableMaps.empty());
        var capacity = new NodeTemplate.Capacity(allocatable, Resources.NONE, machine, Node.Equipment.NONE);
        return new NodeGroup(
                name,
                0,
                50,
                List.of(new NodeTemplate(template.source(), template.labels(), List.of(), capacity, 200_000)));
    }

    @Test
    void leastNodesTakesTheLargestGroup() {
        assertThat(bought("least-nodes", pods(16, 1000), small, large)).containsExactly(Map.entry("large", 1));
    }

    @Test
    void mostPodsTakesTheGroupThatHelpsAll() {
        NodeGroup tiny = aGroup("tiny").nodes(1000, 2, 10_000).sizes(0, 3).build();

        assertThat(bought("most-pods", pods(10, 1000), tiny, large)).containsExactly(Map.entry("large", 1));
    }

    @Test
    void priceTakesTheGroupThatCostsLeastForItsPods() {
        NodeGroup dear = aGroup("dear").nodes(4000, 16, 900_000).sizes(0, 50).build();

        assertThat(bought("price", pods(8, 1000), dear, small)).containsExactly(Map.entry("small", 2));
    }

    @Test
    void goesDownTheListWhenTheFirstGroupIsFull() {
        NodeGroup spot = aGroup("spot").sizes(0, 2).build();
        var expansion = expansion("priority", "spot", "small");

        assertThat(count(new ExpanderPlanner(expansion).plan(problem(List.of(pods(20, 1000)), spot, small))))
                .containsExactly(Map.entry("small", 3), Map.entry("spot", 2));
    }

    @Test
    void balancesGroupsThatDifferByZoneOnly() {
        NodeGroup[] zones = {
            aGroup("a").zones("a").build(),
            aGroup("b").zones("b").build(),
            aGroup("c").zones("c").build()
        };
        var balanced = new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), true, 0);

        assertThat(count(new ExpanderPlanner(balanced).plan(problem(List.of(pods(24, 1000)), zones))))
                .containsExactly(Map.entry("a", 2), Map.entry("b", 2), Map.entry("c", 2));
        assertThat(count(new ExpanderPlanner(balanced).plan(problem(List.of(pods(100, 1000)), zones))))
                .hasSize(3)
                .allSatisfy((group, nodes) -> assertThat(nodes).isBetween(8, 9));
    }

    @Test
    void givesTheNextNodeToTheSmallestOfSimilarGroups() {
        NodeGroup a = aGroup("a").zones("a").build();
        NodeGroup b = aGroup("b").zones("b").build();
        var balanced = new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), true, 0);
        var problem = new PlanningProblem(
                new Placement(),
                List.of(),
                List.of(pods(4, 1000)),
                List.of(
                        new GroupOffer(a, 5, ImmutableMaps.copyOf(Map.of("a", 5))),
                        new GroupOffer(b, 6, ImmutableMaps.copyOf(Map.of("b", 4)))));

        assertThat(count(new ExpanderPlanner(balanced).plan(problem))).containsExactly(Map.entry("b", 1));
    }

    @Test
    void placesPodsAnewWhenALaterPurchaseOpensAnotherZone() {
        LabelSelector webs = LabelSelector.of(Map.of("app", "web"));
        var evenly = SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, webs)));
        var web = new Demand(aShape().app("web").rules(evenly).build(), 8);
        var pinned = new Demand(
                aShape().app("pinned").onNodesWith(WellKnown.ZONE, "b").build(), 2);
        NodeGroup first = aGroup("first").zones("a").build();
        NodeGroup second = aGroup("second").zones("b").build();
        PlanningProblem problem = problem(List.of(web, pinned), first, second);
        Plan plan = new ExpanderPlanner(expansion("priority", "first", "second")).plan(problem);

        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(count(plan)).containsExactly(Map.entry("first", 1), Map.entry("second", 2));
    }

    @Test
    void saysWhyPodsHaveNoRoom() {
        Plan plan = new ExpanderPlanner(expansion("least-waste")).plan(problem(List.of(pods(2, 99_000)), small));

        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.unplaced()).singleElement().satisfies(unplaced -> {
            assertThat(unplaced.demand().count()).isEqualTo(2);
            assertThat(unplaced.verdicts()).hasSize(1);
        });
    }

    @Test
    void theSeedDecidesAmongEqualGroups() {
        NodeGroup twin = aGroup("twin").nodes(4000, 16, 200_000).sizes(0, 50).build();
        var picks = new TreeMap<String, Integer>();
        for (long seed = 0; seed < 40; seed++) {
            var expansion =
                    new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), false, seed);
            Plan plan = new ExpanderPlanner(expansion).plan(problem(List.of(pods(4, 1000)), small, twin));
            count(plan).forEach((group, nodes) -> picks.merge(group, nodes, Integer::sum));
        }
        assertThat(picks)
                .hasSize(2)
                .allSatisfy((group, times) -> assertThat(times).isGreaterThan(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void plansOfRandomWorldsHold(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 64; world++) {
            String choice = CHOICES.get(world % CHOICES.size());
            String name = "seed " + seed + ", world " + world + ", " + choice;
            var expansion = new Expansion(
                    ExpanderChoice.parse(choice), priorities("group-2", "group-0"), random.nextBoolean(), seed);
            PlanningProblem problem = RandomProblems.problem(random.nextLong());
            int nodes = problem.placement().nodeCount();
            Plan plan = new ExpanderPlanner(expansion).plan(problem);

            assertThat(problem.placement().nodeCount()).as(name).isEqualTo(nodes);
            assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();
            assertThat(plan.podsPlaced()).as(name).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderOfTheInputDoesNotMatter(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 16; world++) {
            var expansion = new Expansion(
                    ExpanderChoice.parse(CHOICES.get(world % CHOICES.size())),
                    priorities("group-1"),
                    random.nextBoolean(),
                    seed);
            long drawn = random.nextLong();
            Plan plan = new ExpanderPlanner(expansion).plan(RandomProblems.problem(drawn));
            PlanningProblem shuffled = RandomProblems.shuffled(drawn, random.nextLong());

            assertThat(new ExpanderPlanner(expansion).plan(shuffled).nodes())
                    .as("seed %d, world %d", seed, world)
                    .isEqualTo(plan.nodes());
        }
    }

    private static Map<String, Integer> bought(String choice, Demand pods, NodeGroup... groups) {
        return count(new ExpanderPlanner(expansion(choice)).plan(problem(List.of(pods), groups)));
    }

    private static Map<String, Integer> count(Plan plan) {
        var counts = new TreeMap<String, Integer>();
        plan.nodes().forEach(node -> counts.merge(node.template().source().group(), 1, Integer::sum));
        return counts;
    }

    private static Expansion expansion(String choice, String... prefixes) {
        return new Expansion(ExpanderChoice.parse(choice), priorities(prefixes), false, 0);
    }

    /** The first prefix comes first. */
    private static PriorityConfig priorities(String... prefixes) {
        var rules = new ArrayList<Priorities.Rule>();
        for (int i = 0; i < prefixes.length; i++) {
            rules.add(new Priorities.Rule(prefixes.length - i, List.of(new Prefix(prefixes[i]))));
        }
        return new PriorityConfig.Sound(new Priorities(rules));
    }

    private static Demand pods(int count, long cpuMillis) {
        return new Demand(aShape().cpuMillis(cpuMillis).memoryGib(1).build(), count);
    }

    private static PlanningProblem problem(List<Demand> demands, NodeGroup... groups) {
        var offers = new ArrayList<GroupOffer>();
        for (NodeGroup group : groups) {
            offers.add(new GroupOffer(group, group.maxSize(), ImmutableMaps.empty()));
        }
        return new PlanningProblem(new Placement(), List.of(), demands, offers);
    }
}
