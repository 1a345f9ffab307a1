package dev.plimsoll.simulator.measure;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.util.FastMath;

/**
 * A mean over seeds, and half the width of its 95 % confidence interval once there is more than one: Student's t with n - 1
 * degrees of freedom times s / sqrt(n). The interval is not cut off at zero.
 */
public record Estimate(double mean, OptionalDouble halfWidth) {

    private static final double UPPER_TAIL_BEGINS = 0.975;

    static Estimate of(double... values) {
        double mean = StatUtils.mean(values);
        if (values.length < 2) {
            return new Estimate(mean, OptionalDouble.empty());
        }
        double standardError = FastMath.sqrt(StatUtils.variance(values) / values.length);
        double quantile = new TDistribution(values.length - 1.0).inverseCumulativeProbability(UPPER_TAIL_BEGINS);
        return new Estimate(mean, OptionalDouble.of(quantile * standardError));
    }

    /** Ends of the interval; the mean itself when there is only one seed. */
    public double low() {
        return mean - halfWidth.orElse(0);
    }

    /** See {@link #low()}. */
    public double high() {
        return mean + halfWidth.orElse(0);
    }
}
