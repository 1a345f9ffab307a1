package dev.plimsoll.simulator.measure;

import dev.plimsoll.simulator.measure.RunResult.Sample;
import dev.plimsoll.simulator.measure.RunResult.Sample.Load;
import dev.plimsoll.simulator.measure.RunResult.Sample.Tally;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the steps of a run's series into a curve: equal stretches, each stamped with its beginning, of means weighted by time.
 * Values that did not last a millisecond are not seen.
 */
public final class CurveSampler {

    /** Stretches a curve has unless told otherwise. */
    public static final int STRETCHES = 600;

    private static final double MILLICORES_PER_CORE = 1000;
    private static final double BYTES_PER_GIBIBYTE = 1L << 30;
    private static final long MILLIS_PER_HOUR = 3_600_000;

    /** What is followed. All start at zero. */
    public enum Series {
        NODES,
        CPU_MILLIS_REQUESTED,
        CPU_MILLIS_BOUGHT,
        MEMORY_BYTES_REQUESTED,
        MEMORY_BYTES_BOUGHT,
        GPUS_REQUESTED,
        PENDING_PODS,
        MICRO_DOLLARS_PER_HOUR
    }

    private final long startMillis;
    private final long endMillis;
    private final int stretches;
    private final Map<Series, StepIntegral> integrals = new EnumMap<>(Series.class);
    private final Map<Series, BigInteger> closed = new EnumMap<>(Series.class);
    private final List<Sample> samples = new ArrayList<>();

    private long stretchStart;
    private long stretchEnd;
    private long lastMillis;
    private long mostPending;
    private long chargedMicroDollars;

    /** A run shorter than so many milliseconds has a stretch a millisecond; one of no length has none. */
    public CurveSampler(long startMillis, long endMillis, int stretches) {
        if (endMillis < startMillis) {
            throw new IllegalArgumentException("the run would end at " + endMillis + " ms, before its start at "
                    + startMillis + " ms: give an end that is not before the start");
        }
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.stretches = (int) Math.min(stretches, endMillis - startMillis);
        for (Series series : Series.values()) {
            integrals.put(series, new StepIntegral(startMillis, 0));
            closed.put(series, BigInteger.ZERO);
        }
        stretchStart = startMillis;
        stretchEnd = boundary(1);
        lastMillis = startMillis;
    }

    /** The value of a series from its last change on. */
    public long value(Series series) {
        return integral(series).value();
    }

    /** Lets a series change by a difference. */
    public void add(long timeMillis, Series series, long difference) {
        advance(timeMillis);
        integral(series).add(timeMillis, difference);
    }

    /** Money that is spent at once, beside what the hourly rate spends over time. */
    public void charge(long timeMillis, long microDollars) {
        advance(timeMillis);
        chargedMicroDollars = Math.addExact(chargedMicroDollars, microDollars);
    }

    /** The exact integral of a series over the whole run, in value x milliseconds. Nothing may change afterwards. */
    public BigInteger total(Series series) {
        advance(endMillis);
        return integral(series).until(endMillis);
    }

    /** How much of one series another had over the whole run, weighted by time; 0 where there was nothing to have. */
    public double share(Series part, Series whole) {
        double had = total(whole).doubleValue();
        return had == 0 ? 0 : total(part).doubleValue() / had;
    }

    /** The curve of the whole run. Nothing may change afterwards. */
    public List<Sample> curve() {
        advance(endMillis);
        if (samples.size() < stretches) {
            closeStretch();
        }
        return List.copyOf(samples);
    }

    private StepIntegral integral(Series series) {
        return Objects.requireNonNull(integrals.get(series));
    }

    private void advance(long timeMillis) {
        if (timeMillis > endMillis) {
            throw new IllegalArgumentException("a change at " + timeMillis + " ms is after the end of the run at "
                    + endMillis + " ms: let the run end later");
        }
        while (samples.size() < stretches - 1 && timeMillis >= stretchEnd) {
            closeStretch();
        }
        follow(timeMillis);
    }

    private void follow(long timeMillis) {
        if (timeMillis > lastMillis) {
            mostPending = Math.max(mostPending, value(Series.PENDING_PODS));
            lastMillis = timeMillis;
        }
    }

    private void closeStretch() {
        follow(stretchEnd);
        Load cpuCores = new Load(
                mean(Series.CPU_MILLIS_REQUESTED) / MILLICORES_PER_CORE,
                mean(Series.CPU_MILLIS_BOUGHT) / MILLICORES_PER_CORE);
        Load memoryGibibytes = new Load(
                mean(Series.MEMORY_BYTES_REQUESTED) / BYTES_PER_GIBIBYTE,
                mean(Series.MEMORY_BYTES_BOUGHT) / BYTES_PER_GIBIBYTE);
        Tally tally = new Tally(mostPending, spentMicroDollars());
        samples.add(new Sample(stretchStart, mean(Series.NODES), cpuCores, memoryGibibytes, tally));
        mostPending = 0;
        stretchStart = stretchEnd;
        stretchEnd = boundary(samples.size() + 1);
    }

    private double mean(Series series) {
        BigInteger now = integral(series).until(stretchEnd);
        BigInteger before = Objects.requireNonNull(closed.put(series, now));
        return now.subtract(before).doubleValue() / (stretchEnd - stretchStart);
    }

    private long spentMicroDollars() {
        long overTime = integral(Series.MICRO_DOLLARS_PER_HOUR).until(stretchEnd, MILLIS_PER_HOUR);
        return Math.addExact(overTime, chargedMicroDollars);
    }

    private long boundary(int stretch) {
        return stretches == 0 ? endMillis : startMillis + (endMillis - startMillis) * stretch / stretches;
    }
}
