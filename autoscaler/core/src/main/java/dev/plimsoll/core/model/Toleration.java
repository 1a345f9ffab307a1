package dev.plimsoll.core.model;

import org.jspecify.annotations.Nullable;

/** A pod's consent to a taint. An empty key with EXISTS tolerates every key; no effect tolerates every effect. */
public record Toleration(String key, Operator operator, String value, Taint.@Nullable Effect effect) {

    /** How the toleration's key and value are held against the taint's. */
    public enum Operator {
        EQUAL,
        EXISTS
    }

    /** Consents to everything, as DaemonSets of the system do. */
    public static final Toleration EVERYTHING = new Toleration("", Operator.EXISTS, "", null);

    public boolean tolerates(Taint taint) {
        if (effect != null && effect != taint.effect()) {
            return false;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return false;
        }
        return switch (operator) {
            case EXISTS -> true;
            case EQUAL -> !key.isEmpty() && value.equals(taint.value());
        };
    }
}
