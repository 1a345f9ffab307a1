package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Taints and tolerations. */
final class Tolerations {

    private Tolerations() {}

    /** Tolerations that compare numbers are left out: as long as their feature gate is off, they tolerate nothing. */
    static List<Toleration> of(List<io.fabric8.kubernetes.api.model.Toleration> tolerations, String objectName) {
        var read = new ArrayList<Toleration>();
        for (io.fabric8.kubernetes.api.model.Toleration toleration : tolerations) {
            Toleration.Operator operator = switch (Objects.requireNonNullElse(toleration.getOperator(), "")) {
                case "", "Equal" -> Toleration.Operator.EQUAL;
                case "Exists" -> Toleration.Operator.EXISTS;
                default -> null;
            };
            if (operator != null) {
                read.add(new Toleration(
                        Objects.requireNonNullElse(toleration.getKey(), ""),
                        operator,
                        Objects.requireNonNullElse(toleration.getValue(), ""),
                        effect(toleration.getEffect(), objectName)));
            }
        }
        return read;
    }

    static List<Taint> taints(List<io.fabric8.kubernetes.api.model.Taint> taints, String objectName) {
        var read = new ArrayList<Taint>();
        for (io.fabric8.kubernetes.api.model.Taint taint : taints) {
            Taint.Effect effect = effect(taint.getEffect(), objectName);
            if (effect != null) {
                read.add(new Taint(taint.getKey(), Objects.requireNonNullElse(taint.getValue(), ""), effect));
            }
        }
        return read;
    }

    /** The effect of a taint, which must have one. */
    static Taint.Effect hardOrSoft(String effect, String objectName) {
        Taint.Effect read = effect(effect, objectName);
        if (read == null) {
            throw new UnreadableObjectException(
                    objectName, "a taint has no effect: give NoSchedule, PreferNoSchedule or NoExecute");
        }
        return read;
    }

    private static Taint.@Nullable Effect effect(@Nullable String effect, String objectName) {
        return switch (Objects.requireNonNullElse(effect, "")) {
            case "" -> null;
            case "NoSchedule" -> Taint.Effect.NO_SCHEDULE;
            case "PreferNoSchedule" -> Taint.Effect.PREFER_NO_SCHEDULE;
            case "NoExecute" -> Taint.Effect.NO_EXECUTE;
            default ->
                throw new UnreadableObjectException(
                        objectName,
                        "taint effect \"" + effect + "\" is unknown: use NoSchedule, PreferNoSchedule or NoExecute");
        };
    }
}
