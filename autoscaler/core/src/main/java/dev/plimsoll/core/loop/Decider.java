package dev.plimsoll.core.loop;

import dev.plimsoll.core.buying.Buyer;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.PurchaseSettlement;
import dev.plimsoll.core.buying.Seating;
import dev.plimsoll.core.disruption.ScaleDown;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.draining.RemovalProgress;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.Guard;
import dev.plimsoll.core.round.Guard.Permits;
import dev.plimsoll.core.round.InstanceLedger;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pure part of the loop: observation, memory and time in, decision out. It keeps the placement of the last observation
 * at hand, which changes nothing but the time taken.
 */
public final class Decider {

    private final Settings settings;
    private final Guard guard;
    private final PurchaseSettlement settlement;
    private final Buyer buyer;
    private final ScaleDown scaleDown;
    private final PlacementTracker tracker = new PlacementTracker();

    public Decider(Planner planner, Settings settings) {
        this.settings = settings;
        this.guard = new Guard(settings.guards());
        this.settlement = new PurchaseSettlement(settings.purchases());
        this.buyer = new Buyer(planner, settings);
        this.scaleDown = new ScaleDown(settings);
    }

    public Decision decide(Observation seen, Memory memory, Instant now) {
        ClusterView view = tracker.view(seen, now);
        int mark = view.placement().mark();
        try {
            return decide(view, memory);
        } finally {
            view.placement().undo(mark);
        }
    }

    private Decision decide(ClusterView view, Memory memory) {
        var notes = new Notes(view.now());
        Fleets fleets = observe(view, memory.ledger());
        Permits permits = guard.permits(view.seen(), fleets, view.now());
        Growth settled = settle(view, fleets, memory.growth(), permits, notes);
        Seating seating = seat(view, fleets, memory.shrinkage(), settled);
        Growth bought = buy(seating, settled, permits, notes);
        Shrinkage advanced = advance(view, memory.shrinkage(), permits, notes);
        Shrinkage shrinkage = propose(seating, advanced, permits, notes);
        Growth growth = bought.afterEnds(notes.steps());
        return new Decision(
                notes.steps(), new Memory(fleets.ledger(), growth, shrinkage), notes.lookAgainAt(), notes.findings());
    }

    private Fleets observe(ClusterView view, InstanceLedger ledger) {
        boolean sure = guard.isSure(view.seen(), view.now());
        Duration longestBoot = settings.purchases().provisionTimeout();
        return Fleets.of(view, sure ? ledger.observed(view, longestBoot) : ledger);
    }

    private Growth settle(ClusterView view, Fleets fleets, Growth growth, Permits permits, Notes notes) {
        return permits.settling() == null ? settlement.settle(view, fleets, growth, notes) : growth;
    }

    private Seating seat(ClusterView view, Fleets fleets, Shrinkage shrinkage, Growth growth) {
        RemovalProgress.takeOffTheEmpty(view, shrinkage.removals().values());
        return Seating.of(view, shrinkage.removals().keySet(), growth, fleets);
    }

    private Growth buy(Seating seating, Growth settled, Permits permits, Notes notes) {
        return isHeld("purchases", permits.buying(), notes) ? settled : buyer.buy(seating, settled, notes);
    }

    private Shrinkage advance(ClusterView view, Shrinkage shrinkage, Permits permits, Notes notes) {
        var progress = new RemovalProgress(view, settings.removals(), shrinkage.leftAloneUntil(), notes);
        return shrinkage.with(
                permits.goingOn() == null
                        ? progress.advance(shrinkage.removals())
                        : progress.undo(shrinkage.removals()));
    }

    private Shrinkage propose(Seating seating, Shrinkage shrinkage, Permits permits, Notes notes) {
        return isHeld("removals", permits.beginning(), notes)
                ? shrinkage
                : scaleDown.propose(seating, shrinkage, notes);
    }

    private static boolean isHeld(String what, @Nullable Hold hold, Notes notes) {
        if (hold != null) {
            notes.find(Finding.Subject.ROUND, what, hold);
        }
        return hold != null;
    }
}
