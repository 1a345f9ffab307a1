package dev.plimsoll.core.scheduling;

/** One score plugin of kube-scheduler. */
interface ScorePlugin {

    /** The highest score before weighting. */
    int MOST = 100;

    /**
     * Writes the normalised scores, 0 to 100, of the first {@code count} nodes, all of which the pod fits; false if the
     * plugin sits the pod out, and has written nothing.
     */
    boolean score(ShapeEntry shape, int[] nodes, int count, int[] scores);
}
