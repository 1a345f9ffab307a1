package dev.plimsoll.simulator.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;

/** The exact time integral of a step function of long values, in value x milliseconds. */
public final class StepIntegral {

    private long atMillis;
    private long value;

    // The integral up to atMillis: 128 bits in two's complement, for micro-dollars an hour over months outgrow 64.
    private long high;
    private long low;

    public StepIntegral(long startMillis, long value) {
        this.atMillis = startMillis;
        this.value = value;
    }

    /** The value from the last change on. */
    public long value() {
        return value;
    }

    /** Lets the function take a new value from a time on that is not before the last change. */
    public void set(long timeMillis, long newValue) {
        advance(timeMillis);
        value = newValue;
    }

    /** Lets the function change by a difference. */
    public void add(long timeMillis, long difference) {
        set(timeMillis, Math.addExact(value, difference));
    }

    /** The integral from the start to a time that is not before the last change. */
    public BigInteger until(long endMillis) {
        advance(endMillis);
        return new BigInteger(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }

    /** The integral from the start to a time in units of {@code divisor}, rounded half up; fails if a long cannot hold it. */
    public long until(long endMillis, long divisor) {
        return new BigDecimal(until(endMillis))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private void advance(long timeMillis) {
        if (timeMillis < atMillis) {
            throw new IllegalArgumentException("a change at " + timeMillis + " ms is before the last one at " + atMillis
                    + " ms: tell changes in the order of time");
        }
        long millis = timeMillis - atMillis;
        long sum = low + value * millis;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        high += Math.multiplyHigh(value, millis) + carry;
        low = sum;
        atMillis = timeMillis;
    }
}
