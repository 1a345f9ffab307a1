package dev.plimsoll.core.expander;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules of choice by the names that users know: cluster-autoscaler's, and cost, which is Plimsoll's own. */
public enum ExpanderKind {
    COST,
    LEAST_WASTE,
    MOST_PODS,
    LEAST_NODES,
    PRICE,
    PRIORITY,
    RANDOM;

    /** The name in settings and in cluster-autoscaler's flag. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ExpanderKind parse(String text, String whole) {
        for (ExpanderKind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("expander '" + text + "'" + (text.equals(whole) ? "" : " in '" + whole + "'")
                + " is not known: give one of " + known() + ", or several with commas");
    }

    private static String known() {
        return Arrays.stream(values()).map(ExpanderKind::text).collect(Collectors.joining(", "));
    }
}
