package dev.plimsoll.core.model;

/** How many of the pods that match may go right now. */
public record PodDisruptionBudget(String namespace, String name, LabelSelector selector, int disruptionsAllowed) {

    public boolean covers(PodShape shape) {
        return namespace.equals(shape.namespace()) && selector.matches(shape.labels());
    }
}
