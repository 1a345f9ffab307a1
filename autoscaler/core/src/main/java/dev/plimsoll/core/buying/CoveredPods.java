package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.Pod;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The pods that something was bought for, remembered in about two bytes each whatever their names: a digest of 24 bits, and of
 * the digests in their order what each adds to the one before, as a Rice code in Base64. A pod that shares its digest with
 * another (one in 16 million does) waits until that one's purchase is closed.
 */
public record CoveredPods(int count, String code) {

    private static final int BITS = 24;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public CoveredPods {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + ": give 0 or more");
        }
        byte[] _ = Base64.getDecoder().decode(code); // refuses what is no Base64
    }

    /** Those with these ids. */
    public static CoveredPods of(Collection<String> pods) {
        int[] digests = pods.stream().mapToInt(CoveredPods::digest).sorted().toArray();
        int low = lowBits(digests.length);
        var bits = new BitSet();
        int at = 0;
        int before = 0;
        for (int digest : digests) {
            int gap = digest - before;
            int high = gap >>> low;
            bits.set(at, at + high);
            at += high + 1;
            for (int bit = 0; bit < low; bit++) {
                bits.set(at++, (gap & (1 << bit)) != 0);
            }
            before = digest;
        }
        return new CoveredPods(digests.length, Base64.getEncoder().encodeToString(bits.toByteArray()));
    }

    /** The digests of all, in ascending order. */
    public int[] digests() {
        int low = lowBits(count);
        var bits = BitSet.valueOf(Base64.getDecoder().decode(code));
        var digests = new int[count];
        int at = 0;
        int digest = 0;
        for (int i = 0; i < count; i++) {
            int high = bits.nextClearBit(at) - at;
            at += high + 1;
            int gap = high << low;
            for (int bit = 0; bit < low; bit++) {
                gap |= bits.get(at++) ? 1 << bit : 0;
            }
            digest += gap;
            digests[i] = digest;
        }
        return digests;
    }

    /** Which of these are among them, but for the few that share a digest. */
    public List<Pod> among(List<Pod> pods) {
        int[] digests = digests();
        return pods.stream()
                .filter(pod -> Arrays.binarySearch(digests, digest(pod.id())) >= 0)
                .toList();
    }

    /** What stands for a pod: FNV-1a with the bits of its hash stirred once more, as Murmur does. */
    static int digest(String pod) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < pod.length(); i++) {
            hash = (hash ^ pod.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    /** Of a gap so many bits are written as they are, and the rest in unary: what is shortest for digests spread evenly. */
    private static int lowBits(int count) {
        return count == 0 ? 0 : Math.max(0, BITS - Integer.SIZE + Integer.numberOfLeadingZeros(count));
    }
}
