package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of resources by name, summed without rounding. Rounding is done once, at the end, and always up: cpu to whole
 * thousandths of a core, everything else to whole units.
 */
final class ExactAmounts {

    static final String CPU = "cpu";
    static final String MEMORY = "memory";
    static final String PODS = "pods";

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int NANO_DIGITS = 9;

    /** Longer, or with a larger exponent, is no quantity that the API server lets pass, and takes long to work out. */
    private static final Pattern TOO_LARGE = Pattern.compile(".{65,}|.*[eE][-+]?0*[1-9][0-9]{2,}", Pattern.DOTALL);

    private final Map<String, BigDecimal> amounts = new TreeMap<>();

    static ExactAmounts of(@Nullable Map<String, Quantity> quantities, String objectName) {
        var amounts = new ExactAmounts();
        if (quantities != null) {
            quantities.forEach((name, quantity) -> amounts.amounts.put(name, exact(name, quantity, objectName)));
        }
        return amounts;
    }

    /** The number a quantity stands for; as in Kubernetes nothing is finer than a billionth, and the rest is rounded up. */
    static BigDecimal exact(String what, @Nullable Quantity quantity, String objectName) {
        if (quantity == null) {
            return BigDecimal.ZERO;
        }
        String text = quantity.toString();
        if (TOO_LARGE.matcher(text).matches()) {
            throw new UnreadableObjectException(
                    objectName,
                    what + " is \"" + text.substring(0, Math.min(64, text.length()))
                            + "\", which is no quantity of this world: give at most " + Long.MAX_VALUE);
        }
        try {
            BigDecimal amount = quantity.getNumericalAmount();
            return amount.scale() > NANO_DIGITS ? amount.setScale(NANO_DIGITS, RoundingMode.UP) : amount;
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new UnreadableObjectException(
                    objectName,
                    what + " is \"" + quantity + "\", which is no quantity (" + unreadable.getMessage()
                            + "): give a number with a unit such as 500m or 2Gi");
        }
    }

    /** A quantity in whole units, rounded up. */
    static long whole(String what, @Nullable Quantity quantity, String objectName) {
        return whole(what, exact(what, quantity, objectName), objectName);
    }

    private static long whole(String what, BigDecimal amount, String objectName) {
        try {
            return amount.setScale(0, RoundingMode.CEILING).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new UnreadableObjectException(
                    objectName,
                    what + " is " + amount.toPlainString() + ", too much to count: give at most " + Long.MAX_VALUE);
        }
    }

    boolean has(String name) {
        return amounts.containsKey(name);
    }

    void add(ExactAmounts more) {
        more.amounts.forEach((name, amount) -> amounts.merge(name, amount, BigDecimal::add));
    }

    /** Raises every amount to at least the other's. */
    void raiseTo(ExactAmounts least) {
        least.amounts.forEach((name, amount) -> amounts.merge(name, amount, BigDecimal::max));
    }

    void set(String name, ExactAmounts from) {
        BigDecimal amount = from.amounts.get(name);
        if (amount != null) {
            amounts.put(name, amount);
        }
    }

    void setIfAbsent(String name, long amount) {
        amounts.putIfAbsent(name, BigDecimal.valueOf(amount));
    }

    void setMillisIfAbsent(String name, long millis) {
        amounts.putIfAbsent(name, BigDecimal.valueOf(millis, 3));
    }

    Iterable<String> names() {
        return amounts.keySet();
    }

    ExactAmounts copy() {
        var copy = new ExactAmounts();
        copy.amounts.putAll(amounts);
        return copy;
    }

    long cpuMillis(String objectName) {
        return whole(CPU, amounts.getOrDefault(CPU, BigDecimal.ZERO).multiply(THOUSAND), objectName);
    }

    long memoryBytes(String objectName) {
        return whole(MEMORY, amounts.getOrDefault(MEMORY, BigDecimal.ZERO), objectName);
    }

    /** The amounts as the core counts them, with so many pod slots. */
    Resources rounded(int pods, String objectName) {
        var others = new TreeMap<String, Long>();
        amounts.forEach((name, amount) -> {
            if (!name.equals(CPU) && !name.equals(MEMORY) && !name.equals(PODS)) {
                others.put(name, whole(name, amount, objectName));
            }
        });
        return new Resources(cpuMillis(objectName), memoryBytes(objectName), pods, others);
    }

    /** The amounts of a node, pod slots included. */
    Resources roundedWithPods(String objectName) {
        long pods = whole(PODS, amounts.getOrDefault(PODS, BigDecimal.ZERO), objectName);
        return rounded((int) Math.min(pods, Integer.MAX_VALUE), objectName);
    }
}
