package dev.plimsoll.core.loop;

import dev.plimsoll.core.buying.Buyer;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.PurchaseSettlement;
import dev.plimsoll.core.buying.Seating;
import dev.plimsoll.core.buying.Settled;
import dev.plimsoll.core.disruption.ScaleDown;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.draining.RemovalProgress;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Guard;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.core.settings.Settings;
import java.time.Instant;
import java.util.Set;
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
        Guard.Permits permits = guard.permits(view.seen(), view.now());
        Settled settled = settle(view, memory.growth(), permits, notes);
        Seating seating = seat(view, memory.shrinkage(), settled.growth());
        Growth growth = buy(seating, settled, permits, notes);
        Shrinkage advanced = advance(view, memory.shrinkage(), permits, notes);
        Shrinkage shrinkage = propose(seating, advanced, permits, notes);
        return new Decision(notes.steps(), new Memory(growth, shrinkage), notes.lookAgainAt(), notes.findings());
    }

    private Settled settle(ClusterView view, Growth growth, Guard.Permits permits, Notes notes) {
        return permits.buying() == null ? settlement.settle(view, growth, notes) : Settled.nothing(growth);
    }

    private Seating seat(ClusterView view, Shrinkage shrinkage, Growth growth) {
        RemovalProgress.takeOffTheEmpty(view, shrinkage.removals().values());
        Set<String> leaving = shrinkage.removals().keySet();
        return Seating.of(view, leaving, growth, settings.purchases().provisionTimeout());
    }

    private Growth buy(Seating seating, Settled settled, Guard.Permits permits, Notes notes) {
        return isHeld("purchases", permits.buying(), notes) ? settled.growth() : buyer.buy(seating, settled, notes);
    }

    private Shrinkage advance(ClusterView view, Shrinkage shrinkage, Guard.Permits permits, Notes notes) {
        var progress = new RemovalProgress(view, settings.removals().drains(), shrinkage.leftAloneUntil(), notes);
        return shrinkage.with(
                permits.goingOn() == null
                        ? progress.advance(shrinkage.removals())
                        : progress.undo(shrinkage.removals()));
    }

    private Shrinkage propose(Seating seating, Shrinkage shrinkage, Guard.Permits permits, Notes notes) {
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
