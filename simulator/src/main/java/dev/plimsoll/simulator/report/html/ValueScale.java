package dev.plimsoll.simulator.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.report.html.Frame.Tick;
import java.util.ArrayList;
import java.util.List;

/** An axis of values from zero to a round number, in round steps. */
record ValueScale(double step, int steps) {
    private static final int STEPS_WANTED = 4;
    private static final double MILLION = 1e6;

    /** The axis for values up to the largest; whole things have no steps between them. */
    static ValueScale upTo(double largest, boolean whole) {
        double step = roundStep(largest / STEPS_WANTED);
        if (whole) {
            step = Math.max(1, step);
        }
        return new ValueScale(step, Math.max(1, (int) Math.ceil(largest / step)));
    }

    /** The value at the top of the axis. */
    double top() {
        return step * steps;
    }

    /** Where a value lies: 0 at the top, 1 at the foot. */
    double share(double value) {
        return 1 - value / top();
    }

    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add(new Tick(label(i * step), Frame.percent(1 - i / (double) steps)));
        }
        return ticks;
    }

    private String label(double value) {
        return top() >= MILLION
                ? Numbers.fixed(value / MILLION, decimals(step / MILLION)) + " M"
                : Numbers.fixed(value, decimals(step));
    }

    private static int decimals(double step) {
        int decimals = 0;
        for (double rest = step; rest < 1; rest *= 10) {
            decimals++;
        }
        return decimals;
    }

    /** 1, 2 or 5 times a power of ten, not below a positive number; 1 for zero. */
    private static double roundStep(double least) {
        if (least <= 0) {
            return 1;
        }
        double power = 1;
        while (power * 10 <= least) {
            power *= 10;
        }
        while (power > least) {
            power /= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
