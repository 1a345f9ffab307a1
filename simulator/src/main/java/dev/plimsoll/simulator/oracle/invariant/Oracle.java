package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds a run against every invariant; of each that breaks it keeps the first time. */
public final class Oracle implements Listener {

    /** What nobody may read anywhere: the value of a label that pods bear in torture. */
    public static final String CANARY = "canary-7f3a";

    private final Truth truth;
    private final List<Invariant> invariants;
    private final WaitingPods waiting = new WaitingPods();
    private final NoEscape noEscape;
    private final OneWriter oneWriter;
    private final Map<String, Broken> broken = new LinkedHashMap<>();
    private @Nullable Observation told;

    /** Of a world that has not begun; the second tells how far the clock of whoever decides is ahead, in milliseconds. */
    public Oracle(Truth truth, LongSupplier skewMillis) {
        this.truth = truth;
        this.noEscape = new NoEscape(this::note);
        this.oneWriter = new OneWriter(this::note);
        this.invariants = List.of(
                new BoundsKept(truth, this::note),
                new VictimsAreNamed(truth, this::note),
                new RightVictim(truth, this::note),
                new NoForbiddenEviction(truth, this::note),
                new OneRequestPerShortage(truth, this::note),
                new CleanHands(truth, this::note),
                new GrowthBudget(truth, this::note),
                new ShrinkBudget(truth, this::note),
                new Freshness(skewMillis, this::note),
                new UnknownMeansHold(truth, this::note),
                new Blackout(truth, this::note),
                new OwnOnly(truth, this::note),
                oneWriter,
                new EndedOnce(this::note),
                new LandingPlace(truth, this::note),
                new NoEndlessBuying(truth, waiting, this::note),
                new NoFlapping(truth, skewMillis, this::note),
                new SelfPreservation(truth, this::note),
                new BoundedWork(this::note),
                noEscape,
                new NoSecretLeaves(this::note),
                new PlaceablePodsRun(truth, waiting, this::note),
                new SurplusLeaves(truth, this::note),
                new PurchasesEnd(truth, this::note),
                new BackOffsEnd(truth, skewMillis, this::note),
                new SomebodyLeads(truth, this::note),
                new HoldsHaveReasons(truth, this::note));
    }

    /** Lets the invariants watch the world and its doors. */
    public void watch(SimulatedWorld world) {
        world.listen(waiting);
        for (Invariant invariant : invariants) {
            world.listen(invariant);
            world.listenAtDoors(invariant);
        }
    }

    private void note(Broken one) {
        broken.putIfAbsent(one.invariant(), one);
    }

    /** The same observer; what it was told is remembered, whatever is made of it before a loop sees it. */
    public Observer listening(Observer observer) {
        return now -> {
            Observation observed = observer.observe(now);
            told = observed;
            return observed;
        };
    }

    /** A process begins, and leads from now on. */
    public void leads(long term) {
        oneWriter.leads(term);
    }

    /** What happens from now on is done by the process of this term. */
    public void actsFor(long term) {
        oneWriter.actsFor(term);
    }

    @Override
    public void decided(Instant now, Observation observed, Memory before, Decision decision) {
        Observation truly = told == null ? observed : told;
        invariants.forEach(invariant -> invariant.decided(truth.nowMillis(), truly, decision));
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        Observation truly = told;
        if (truly != null) {
            invariants.forEach(invariant -> invariant.acted(truth.nowMillis(), truly, step, outcome));
        }
    }

    /** A round ended in an exception. */
    public void escaped(RuntimeException exception) {
        noEscape.escaped(truth.nowMillis(), exception);
    }

    /** The run is over. */
    public void finish() {
        invariants.forEach(invariant -> invariant.quiet(truth.nowMillis()));
    }

    /** What did not hold, in the order in which it broke. */
    public List<Broken> broken() {
        return Collections.unmodifiableList(new ArrayList<>(broken.values()));
    }
}
