package dev.plimsoll.simulator.trace;

/** What a PodDisruptionBudget promises: so many pods stay up, or no more than so many are down. */
public sealed interface BudgetLimit {

    Amount amount();

    /** A count of pods, or a percentage of the pods the budget covers; percentages round up, as in Kubernetes. */
    record Amount(int value, boolean percent) {

        /** The number of pods this is, of so many that the budget covers. */
        public int of(int pods) {
            return percent ? Math.toIntExact(Math.ceilDiv((long) value * pods, 100L)) : value;
        }
    }

    /** At least so many of the pods it covers must be healthy. */
    record MinAvailable(Amount amount) implements BudgetLimit {}

    /** At most so many of the pods it covers may be unhealthy. */
    record MaxUnavailable(Amount amount) implements BudgetLimit {}

    /** How many of the healthy pods may go, of so many that the workload wants; never negative. */
    default int disruptionsAllowed(int healthyPods, int wantedPods) {
        int mustStay = switch (this) {
            case MinAvailable(Amount amount) -> amount.of(wantedPods);
            case MaxUnavailable(Amount amount) -> wantedPods - amount.of(wantedPods);
        };
        return Math.max(0, healthyPods - Math.max(0, mustStay));
    }
}
