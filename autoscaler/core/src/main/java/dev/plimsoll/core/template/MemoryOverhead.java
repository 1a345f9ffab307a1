package dev.plimsoll.core.template;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What hypervisor, firmware and kernel keep of the memory that is paid for, so that the kubelet never sees it: one share for
 * all types if one is given, else as measured for a type, in bytes, and for a type nobody measured 256 MiB and 3.7 %, which is
 * no less than what 616 of 651 measured types lose.
 */
public record MemoryOverhead(@Nullable BigDecimal share, SortedMap<String, Long> measuredBytes) {

    /** Without any measurement. */
    public static final MemoryOverhead UNMEASURED = new MemoryOverhead(null, ImmutableMaps.empty());

    private static final long FIXED_BYTES = 256L << 20;
    private static final BigDecimal USUAL_SHARE = new BigDecimal("0.037");

    public MemoryOverhead {
        measuredBytes = ImmutableMaps.copyOf(measuredBytes);
        if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0)) {
            throw new IllegalArgumentException(
                    "the memory overhead is " + share
                            + ": give the share of a machine's memory that its node never sees, from 0 to below 1, such as 0.075");
        }
    }

    /** Where it is from, for those who read a report. */
    public String origin() {
        if (share != null) {
            return "of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " % for all types";
        }
        return measuredBytes.isEmpty() ? "of 256 MiB and 3.7 %" : "as measured for each type";
    }

    /** What the kubelet of a machine of this type reports in all. */
    Resources visible(InstanceType type) {
        Resources nominal = type.capacity();
        return new Resources(
                nominal.cpuMillis(),
                Math.max(0, nominal.memoryBytes() - bytes(type)),
                nominal.pods(),
                nominal.others());
    }

    private long bytes(InstanceType type) {
        long memory = type.capacity().memoryBytes();
        if (share != null) {
            return shareOf(memory, share);
        }
        Long measured = measuredBytes.get(type.name());
        return measured == null ? FIXED_BYTES + shareOf(memory, USUAL_SHARE) : measured;
    }

    private static long shareOf(long memory, BigDecimal share) {
        return BigDecimal.valueOf(memory)
                .multiply(share)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
