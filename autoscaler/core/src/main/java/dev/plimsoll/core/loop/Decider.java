package dev.plimsoll.core.loop;

import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.round.Guard;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.core.disruption.ScaleDown;
import dev.plimsoll.core.buying.ScaleUp;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.core.draining.RemovalProgress;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.round.Step;
import java.time.Instant;
import java.util.ArrayList;

/**
 * The pure part of the loop: observation, memory and time in, decision out. It keeps the placement of the last observation
 * at hand, which changes nothing but the time taken.
 */
public final class Decider {

    private final ScaleUp scaleUp;
    private final ScaleDown scaleDown;
    private final Guard guard;
    private final PlacementTracker tracker = new PlacementTracker();

    public Decider(Planner planner, Settings settings) {
        this.scaleUp = new ScaleUp(planner, settings);
        this.scaleDown = new ScaleDown(settings);
        this.guard = new Guard(settings.guards());
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
        RemovalProgress.takeOffTheEmpty(view, memory.shrinkage().removals().values());
        var steps = new ArrayList<Step>();
        var findings = new ArrayList<Finding>();
        var alarm = new Alarm(view.now());

        Growth growth = memory.growth();
        Hold noPurchases = guard.beforePurchases(view.seen(), view.now());
        if (noPurchases == null) {
            ScaleUp.Result result =
                    scaleUp.decide(view, memory.shrinkage().removals().keySet(), growth, alarm);
            growth = result.growth();
            steps.addAll(result.steps());
            findings.addAll(result.findings());
        } else {
            findings.add(new Finding(Finding.Subject.ROUND, "purchases", noPurchases));
        }

        Shrinkage shrinkage = memory.shrinkage();
        Hold noRemovals = guard.beforeRemovals(view.seen(), view.now());
        if (noRemovals == null) {
            ScaleDown.Result result = scaleDown.decide(view, shrinkage, alarm);
            shrinkage = result.shrinkage();
            steps.addAll(result.steps());
            findings.addAll(result.findings());
        } else {
            findings.add(new Finding(Finding.Subject.ROUND, "removals", noRemovals));
        }
        return new Decision(steps, new Memory(growth, shrinkage), alarm.earliest(), findings);
    }
}
