package dev.plimsoll.core.expander;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** The expanders a user has chosen, in their order: each at most once, none after one that leaves a single option. */
public record ExpanderChoice(List<ExpanderKind> kinds) {

    /** Plimsoll's own objective. */
    public static final ExpanderChoice COST = new ExpanderChoice(List.of(ExpanderKind.COST));

    public ExpanderChoice {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("expander is an empty list: give at least one, such as cost");
        }
        if (kinds.size() > 1 && kinds.contains(ExpanderKind.COST)) {
            throw new IllegalArgumentException("expander '" + text(kinds)
                    + "' has cost in a list: cost leaves nothing to choose, so give it alone or leave it out");
        }
        if (EnumSet.copyOf(kinds).size() < kinds.size()) {
            throw new IllegalArgumentException(
                    "expander '" + text(kinds) + "' names one twice: give each of them once");
        }
        int random = kinds.indexOf(ExpanderKind.RANDOM);
        if (random >= 0 && random < kinds.size() - 1) {
            throw new IllegalArgumentException("expander '" + text(kinds)
                    + "' has others after random, which leaves nothing to choose: give random last or leave it out");
        }
    }

    /** Reads names with commas between them, as cluster-autoscaler's flag has them. */
    public static ExpanderChoice parse(String text) {
        var kinds = new ArrayList<ExpanderKind>();
        for (String name : text.split(",", -1)) {
            kinds.add(ExpanderKind.parse(name.strip(), text));
        }
        return new ExpanderChoice(kinds);
    }

    public boolean isCost() {
        return kinds.getFirst() == ExpanderKind.COST;
    }

    /** The names with commas between them. */
    public String text() {
        return text(kinds);
    }

    private static String text(List<ExpanderKind> kinds) {
        return kinds.stream().map(ExpanderKind::text).collect(Collectors.joining(","));
    }
}
