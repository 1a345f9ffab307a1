package dev.plimsoll.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.round.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the control loop may count on when it raises a group or ends an instance, and when it looks afterwards. Where AWS
 * documents how a group answers, every world answers so. In the world that is handed in there are, each in two zones, the
 * groups "shop" (0 to 5, empty) and "floor" (1 to 3, with one instance).
 */
public abstract class NodeGroupContract {

    private static final String NOBODY = "i-00000000000000bad";

    protected abstract GroupWorld world();

    @Test
    void showsBoundsAndSizeAndThatNothingIsTheMatter() {
        assertThat(state("shop").group().minSize()).isZero();
        assertThat(state("shop").group().maxSize()).isEqualTo(5);
        assertThat(state("shop").desired()).isZero();
        assertThat(state("shop").instances()).isEmpty();
        assertThat(state("shop").condition()).isEqualTo(NodeGroupState.Condition.SOUND);
        assertThat(state("floor").group().minSize()).isEqualTo(1);
        assertThat(state("floor").desired()).isEqualTo(1);
        assertThat(live("floor")).hasSize(1);
    }

    @Test
    void launchesInstancesUpToTheTarget() {
        assertDone(raise("shop", 0, 3));

        assertThat(state("shop").desired()).isEqualTo(3);
        world().letTimePass();
        assertThat(state("shop").instances())
                .hasSize(3)
                .extracting(Instance::state)
                .containsOnly(Instance.State.IN_SERVICE);
        assertThat(state("floor").desired()).as("the other group").isEqualTo(1);
    }

    @Test
    void raisesOnWhatIsThere() {
        grow("shop", 2);
        List<String> before = live("shop");

        assertDone(raise("shop", 2, 5));
        world().letTimePass();

        assertThat(live("shop")).hasSize(5).containsAll(before);
    }

    @Test
    void neverLowersByARaise() {
        grow("shop", 3);

        assertDoneOrRefused(raise("shop", 3, 3));
        assertDoneOrRefused(raise("shop", 1, 2));
        assertDoneOrRefused(raise("shop", 0, 0));

        assertSize("shop", 3);
    }

    @Test
    void countsTheTargetAndNotTheStep() {
        grow("shop", 1);
        world().setDesired("shop", 3);

        assertDone(raise("shop", 1, 4));

        assertSize("shop", 4);
    }

    @Test
    void askingForTheSameRaiseTwiceBuysOnce() {
        assertDone(raise("shop", 0, 2));
        assertDoneOrRefused(raise("shop", 0, 2));

        assertSize("shop", 2);
    }

    @Test
    void refusesATargetAboveTheMaximumAndNamesBoth() {
        assertThat(why(raise("shop", 0, 6))).contains("shop", "5", "6");

        assertSize("shop", 0);
    }

    @Test
    void goesByTheMaximumAsItIsNow() {
        grow("shop", 2);
        world().setBounds("shop", 0, 3);

        assertThat(why(raise("shop", 2, 4))).contains("shop", "3", "4");
        assertThat(state("shop").group().maxSize()).isEqualTo(3);
        assertDone(raise("shop", 2, 3));

        assertSize("shop", 3);
    }

    @Test
    void doesNotUndoThatSomebodyElseLoweredTheGroup() {
        grow("shop", 3);
        world().setDesired("shop", 1);

        assertThat(why(raise("shop", 3, 4))).contains("shop", "1", "3", "4");
        assertSize("shop", 1);

        assertDone(raise("shop", 1, 2));
        assertSize("shop", 2);
    }

    @Test
    void doesNotBuyAgainWhatSomebodyElseHasBought() {
        world().setDesired("shop", 4);

        assertDoneOrRefused(raise("shop", 0, 2));

        assertSize("shop", 4);
    }

    @Test
    void refusesAGroupThatIsNotThere() {
        assertThat(why(raise("no-such-group", 0, 1))).contains("no-such-group");
        assertThat(why(end(NOBODY, "no-such-group"))).contains("no-such-group");
    }

    @Test
    void endsTheInstanceThatIsNamedAndReplacesItByNone() {
        grow("shop", 3);
        List<String> before = live("shop");
        String victim = before.get(1);

        assertDone(end(victim, "shop"));

        assertThat(state("shop").desired()).isEqualTo(2);
        assertThat(state("shop").instances())
                .filteredOn(instance -> instance.id().equals(victim))
                .allMatch(instance -> instance.state() == Instance.State.TERMINATING);
        assertThat(live("shop")).containsExactly(before.get(0), before.get(2));
        world().letTimePass();
        assertThat(state("shop").instances()).extracting(Instance::id).containsExactly(before.get(0), before.get(2));
    }

    @Test
    void endsAnInstanceThatIsNotInServiceYet() {
        assertDone(raise("shop", 0, 2));
        String victim = live("shop").getFirst();

        assertDone(end(victim, "shop"));

        assertSize("shop", 1);
        assertThat(live("shop")).doesNotContain(victim);
    }

    @Test
    void lowersOnceForAnInstanceThatIsEndedTwice() {
        grow("shop", 3);
        String victim = live("shop").getFirst();

        assertDone(end(victim, "shop"));
        assertDone(end(victim, "shop"));
        assertThat(state("shop").desired()).isEqualTo(2);
        world().letTimePass();
        assertDone(end(victim, "shop"));

        assertSize("shop", 2);
    }

    @Test
    void takesAnInstanceThatIsNotThereForDoneAndHoldsNothingAgainstTheGroup() {
        grow("shop", 2);

        assertDone(end(NOBODY, "shop"));
        assertThat(state("shop").condition()).isEqualTo(NodeGroupState.Condition.SOUND);
        assertThat(state("shop").desired()).isEqualTo(2);
        assertDone(raise("shop", 2, 3));

        assertSize("shop", 3);
    }

    @Test
    void leavesAnInstanceAloneThatIsNotInTheGroupThatIsNamed() {
        grow("shop", 2);
        List<String> before = live("shop");

        assertDone(end(before.getFirst(), "floor"));

        assertSize("shop", 2);
        assertSize("floor", 1);
        assertThat(live("shop")).isEqualTo(before);
    }

    @Test
    void refusesToGoBelowTheMinimumAndNamesIt() {
        String last = live("floor").getFirst();

        assertThat(why(end(last, "floor"))).contains("floor", last, "1");

        assertSize("floor", 1);
        assertThat(live("floor")).containsExactly(last);
    }

    @Test
    void goesByTheMinimumAsItIsNow() {
        grow("shop", 3);
        world().setBounds("shop", 2, 5);
        List<String> before = live("shop");

        assertDone(end(before.get(0), "shop"));
        assertThat(why(end(before.get(1), "shop"))).contains("shop", before.get(1), "2");

        assertSize("shop", 2);
    }

    @Test
    void refillsWhatWasEndedWhenItIsRaisedAgain() {
        grow("shop", 2);
        String victim = live("shop").getFirst();

        assertDone(end(victim, "shop"));
        assertDone(raise("shop", 1, 2));

        assertSize("shop", 2);
        assertThat(live("shop")).doesNotContain(victim);
    }

    @Test
    void listsInstancesInTheOrderOfTheirLaunch() {
        grow("shop", 2);
        List<String> first = live("shop");
        grow("shop", 3);
        List<String> second = live("shop");
        assertDone(end(first.getFirst(), "shop"));
        grow("shop", 5);

        assertThat(second).startsWith(first.toArray(String[]::new));
        assertThat(live("shop")).startsWith(second.get(1), second.get(2));
        assertThat(state("shop").instances()).extracting(Instance::launchedAt).isSorted();
    }

    @Test
    void remembersWhenAnInstanceWasLaunched() {
        assertDone(raise("shop", 0, 1));
        Instance pending = state("shop").instances().getFirst();
        world().letTimePass();

        assertThat(state("shop").instances())
                .singleElement()
                .satisfies(instance -> assertThat(instance.launchedAt()).isEqualTo(pending.launchedAt()));
    }

    /** As AWS says of balanced zones: it launches in the zone with the fewest instances. */
    @Test
    void launchesInTheZoneThatHasFewest() {
        grow("shop", 4);
        assertThat(byZone("shop").values()).containsExactly(2, 2);
        String zone = byZone("shop").firstKey();
        for (Instance instance : state("shop").instances()) {
            if (instance.zone().equals(zone)) {
                assertDone(end(instance.id(), "shop"));
            }
        }
        world().letTimePass();
        assertThat(byZone("shop")).hasSize(1).doesNotContainKey(zone);

        grow("shop", 4);

        assertThat(byZone("shop").values()).containsExactly(2, 2);
    }

    private void grow(String group, int target) {
        assertDone(raise(group, state(group).desired(), target));
        world().letTimePass();
    }

    private Outcome raise(String group, int base, int target) {
        return world().act(new RaiseDesired(group, base, target));
    }

    private Outcome end(String instance, String group) {
        return world().act(new TerminateInstance(instance, group));
    }

    private NodeGroupState state(String group) {
        return world().state(group);
    }

    private List<String> live(String group) {
        return state(group).instances().stream()
                .filter(Instance::isLive)
                .map(Instance::id)
                .toList();
    }

    private SortedMap<String, Integer> byZone(String group) {
        var zones = new TreeMap<String, Integer>();
        state(group).instances().stream()
                .filter(Instance::isLive)
                .forEach(instance -> zones.merge(instance.zone(), 1, Integer::sum));
        return zones;
    }

    /** Now, and when everything has come about. */
    private void assertSize(String group, int size) {
        assertThat(state(group).desired()).isEqualTo(size);
        world().letTimePass();
        assertThat(state(group).desired()).isEqualTo(size);
        assertThat(state(group).instances()).hasSize(size).allMatch(Instance::isLive);
    }

    private static void assertDone(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.DONE);
    }

    private static void assertDoneOrRefused(Outcome outcome) {
        assertThat(outcome).isInstanceOfAny(Outcome.Done.class, Outcome.Refused.class);
    }

    private static String why(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}
