package dev.plimsoll.core.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One condition on a label (or, in node affinity, on a field). GT and LT take one whole number and are strict. */
public record Requirement(String key, Operator operator, List<String> values) {

    /** The operators of label and node selectors. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST,
        GT,
        LT
    }

    public Requirement {
        values = List.copyOf(values);
    }

    /** A label that must have exactly this value. */
    public static Requirement equalTo(String key, String value) {
        return new Requirement(key, Operator.IN, List.of(value));
    }

    public boolean matches(Map<String, String> labels) {
        String label = labels.get(key);
        return switch (operator) {
            case IN -> label != null && values.contains(label);
            case NOT_IN -> label == null || !values.contains(label);
            case EXISTS -> label != null;
            case DOES_NOT_EXIST -> label == null;
            case GT -> label != null && comparedWithLimit(label) > 0;
            case LT -> label != null && comparedWithLimit(label) < 0;
        };
    }

    /** The sign of label minus limit; 0, which satisfies neither GT nor LT, unless both are whole numbers. */
    private int comparedWithLimit(String label) {
        if (values.size() != 1) {
            return 0;
        }
        OptionalLong number = wholeNumber(label);
        OptionalLong limit = wholeNumber(values.getFirst());
        return number.isPresent() && limit.isPresent() ? Long.compare(number.getAsLong(), limit.getAsLong()) : 0;
    }

    private static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
