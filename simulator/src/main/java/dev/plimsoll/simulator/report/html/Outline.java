package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.RunResult.Sample;
import java.util.List;

/** SVG paths of a policy's tracks, on a canvas of {@link #WIDTH} by {@link #HEIGHT} whole units that the page stretches. */
record Outline(Policy policy, TimeScale times, ValueScale values) {
    static final int WIDTH = 2400;
    static final int HEIGHT = 800;

    /** A line that holds each stretch's value over the stretch. */
    String steps(Track track) {
        List<Sample> curve = policy.curve();
        if (curve.isEmpty()) {
            return "";
        }
        int x = x(curve.getFirst().atMillis());
        int y = y(track.of(curve.getFirst()));
        StringBuilder path = new StringBuilder("M" + x + " " + y);
        for (Sample sample : curve) {
            int newY = y(track.of(sample));
            if (newY != y) {
                int newX = x(sample.atMillis());
                path.append('h').append(newX - x).append('v').append(newY - y);
                x = newX;
                y = newY;
            }
        }
        return path.append('H').append(x(end())).toString();
    }

    /** The area below {@link #steps}. */
    String area(Track track) {
        List<Sample> curve = policy.curve();
        return curve.isEmpty()
                ? ""
                : steps(track) + "V" + HEIGHT + "H" + x(curve.getFirst().atMillis()) + "z";
    }

    /** A line from zero through each stretch's value at the stretch's end. */
    String rise(Track track) {
        List<Sample> curve = policy.curve();
        if (curve.isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder("M" + x(curve.getFirst().atMillis()) + " " + HEIGHT);
        for (int i = 0; i < curve.size(); i++) {
            long stretchEnd = i + 1 < curve.size() ? curve.get(i + 1).atMillis() : end();
            path.append('L').append(x(stretchEnd)).append(' ').append(y(track.of(curve.get(i))));
        }
        return path.toString();
    }

    private long end() {
        return policy.details().endMillis();
    }

    private int x(long millis) {
        return (int) Math.round(times.share(millis) * WIDTH);
    }

    private int y(double value) {
        return (int) Math.round(values.share(value) * HEIGHT);
    }
}
