package dev.plimsoll.core.expander;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what has the lowest score so far, and what equals it. A score that is no number is neither lower nor equal, so one
 * that comes first stays alone.
 */
final class LowestScore {

    private final List<ExpansionOption> best = new ArrayList<>();
    private double lowest;

    void offer(ExpansionOption option, double score) {
        if (best.isEmpty() || score < lowest) {
            best.clear();
            lowest = score;
            best.add(option);
        } else if (score == lowest) {
            best.add(option);
        }
    }

    List<ExpansionOption> best() {
        return List.copyOf(best);
    }
}
