package dev.plimsoll.simulator.live;

import dev.plimsoll.simulator.live.LiveRun.Purchase;
import dev.plimsoll.simulator.live.LiveRun.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How a simulated run compares with the recorded one of the same phase, by the pass marks of the recordings' README. */
record Fidelity(LiveRun real, LiveRun simulated) {

    /** One figure of both, what it may be, and whether it is. */
    record Row(String figure, String real, String simulated, String allowed, boolean in) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "purchases", purchases(real), purchases(simulated), "same, each within 0.5 s", samePurchases()));
        rows.add(new Row(
                "removals",
                removals(real),
                removals(simulated),
                "same",
                removals(real).equals(removals(simulated))));
        rows.add(near(
                "instance-seconds",
                real.instanceSeconds(),
                simulated.instanceSeconds(),
                0.02 * real.instanceSeconds()));
        rows.add(near("dollars", real.dollars(), simulated.dollars(), 0.02 * real.dollars()));
        double curve = real.curveError(simulated);
        rows.add(new Row("curve of instances", "", text(curve) + " %", "3 %", curve <= 3));
        rows.add(near("waiting p50", real.waiting(0.5), simulated.waiting(0.5), 1));
        rows.add(near("waiting p95", real.waiting(0.95), simulated.waiting(0.95), 1));
        rows.add(near("waiting max", real.waiting(1), simulated.waiting(1), 1));
        return rows;
    }

    long marks() {
        return rows().stream().filter(Row::in).count();
    }

    private static Row near(String figure, double real, double simulated, double allowed) {
        return new Row(
                figure, text(real), text(simulated), "± " + text(allowed), Math.abs(real - simulated) <= allowed);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.1f", value);
    }

    private boolean samePurchases() {
        List<Purchase> one = real.purchases();
        List<Purchase> other = simulated.purchases();
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).group().equals(other.get(i).group())
                    || one.get(i).nodes() != other.get(i).nodes()
                    || Math.abs(one.get(i).t() - other.get(i).t()) > 0.5) {
                return false;
            }
        }
        return true;
    }

    private static String purchases(LiveRun run) {
        var text = new StringBuilder();
        for (Purchase each : run.purchases()) {
            text.append(String.format(Locale.ROOT, "%.1f:%s+%d ", each.t(), each.group(), each.nodes()));
        }
        return text.toString().strip();
    }

    private static String removals(LiveRun run) {
        var counts = new TreeMap<String, Integer>();
        for (Removal each : run.removals()) {
            counts.merge(each.group() + (each.drained() ? " drained" : " empty"), 1, Integer::sum);
        }
        return counts.toString();
    }
}
