package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.Resources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One resource of nodes by the name Kubernetes gives it, and its amounts as people read them. */
record Axis(String resource) {

    static final Axis CPU = new Axis("cpu");
    static final Axis MEMORY = new Axis("memory");
    static final Axis PODS = new Axis("pods");

    private static final int MEBIBYTE_BITS = 20;
    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;

    /** All resources of which there is any, cpu and memory in any case. */
    static List<Axis> of(Resources amounts) {
        var axes = new ArrayList<>(List.of(CPU, MEMORY));
        new TreeSet<>(amounts.others().keySet())
                .stream()
                        .map(Axis::new)
                        .filter(axis -> axis.amount(amounts) > 0)
                        .forEach(axes::add);
        axes.add(PODS);
        return axes;
    }

    long amount(Resources amounts) {
        return switch (resource) {
            case "cpu" -> amounts.cpuMillis();
            case "memory" -> amounts.memoryBytes();
            case "pods" -> amounts.pods();
            default -> amounts.other(resource);
        };
    }

    /** An amount with its unit. */
    String text(long amount) {
        return switch (resource) {
            case "cpu" -> plain(BigDecimal.valueOf(amount, 3)) + (amount == 1000 ? " core" : " cores");
            case "memory" -> memory(amount);
            case "pods" -> Numbers.whole(amount) + (amount == 1 ? " pod" : " pods");
            default -> Numbers.whole(amount);
        };
    }

    private static String memory(long bytes) {
        var mebibytes =
                BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << MEBIBYTE_BITS), 0, RoundingMode.HALF_UP);
        var gibibyte = BigDecimal.valueOf(MEBIBYTES_PER_GIBIBYTE);
        return mebibytes.compareTo(gibibyte) < 0
                ? plain(mebibytes) + " MiB"
                : plain(mebibytes.divide(gibibyte, 1, RoundingMode.HALF_UP)) + " GiB";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
