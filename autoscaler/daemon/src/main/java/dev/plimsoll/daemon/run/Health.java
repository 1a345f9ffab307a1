package dev.plimsoll.daemon.run;

import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.KindHealth;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Whether the program lives, and whether it sees enough to be of use. It lives while each of its threads gets on, whatever they
 * meet: an outage elsewhere is no reason to begin anew. Neither asks the API server or AWS anything.
 */
final class Health {

    /** Longer than a list with its pauses may take, and a slow watch lasts. */
    private static final Duration PATIENCE_WITH_WATCHES = Duration.ofMinutes(10);

    private final LiveCluster cluster;
    private final LeaseElection election;
    private final InstantSource time;
    private final Instant start;
    private final List<Pulse> pulses = new CopyOnWriteArrayList<>();

    Health(LiveCluster cluster, LeaseElection election, InstantSource time) {
        this.cluster = cluster;
        this.election = election;
        this.time = time;
        this.start = time.instant();
    }

    /** Minds one more thread. */
    void mind(Pulse pulse) {
        pulses.add(pulse);
    }

    /** Why the program should be started anew; "" if it should not. */
    String dead() {
        var troubles = new ArrayList<String>();
        pulses.forEach(pulse -> troubles.add(pulse.trouble(start, time)));
        for (KindHealth kind : cluster.health()) {
            var pulse = new Pulse(
                    "watching " + kind.kind(),
                    () -> kind.watching().activeAt(),
                    PATIENCE_WITH_WATCHES,
                    () -> kind.watching().hasDied());
            troubles.add(pulse.trouble(start, time));
        }
        troubles.removeIf(String::isEmpty);
        return String.join("; ", troubles);
    }

    /**
     * Why it is of no use yet, or just now; "" if it is: what it needs was never seen or is too old, and what else it says
     * troubles it.
     */
    String notReady(List<String> otherTroubles) {
        var troubles = new ArrayList<String>();
        for (KindHealth kind : cluster.health()) {
            Instant provenAt = kind.provenAt();
            if (provenAt == null) {
                troubles.add(kind.kind() + " are not listed yet" + because(kind.lastError()));
            } else if (isTooOld(provenAt, kind.proof().lasts())) {
                troubles.add(kind.kind() + " were last known to be current "
                        + Duration.between(provenAt, time.instant()).toSeconds() + " s ago, where "
                        + kind.proof().lasts().toSeconds() + " s are good enough" + because(kind.lastError()));
            }
        }
        troubles.addAll(otherTroubles);
        return String.join("; ", troubles);
    }

    private boolean isTooOld(Instant provenAt, Duration lasts) {
        return Duration.between(provenAt, time.instant()).compareTo(lasts) > 0;
    }

    private static String because(String error) {
        return error.isEmpty() ? "" : ": " + error;
    }

    /** Kinds of objects that were never listed, or whose last request failed, and why the lease cannot be had or renewed. */
    List<String> clusterTroubles() {
        var troubles = new ArrayList<String>();
        for (KindHealth kind : cluster.health()) {
            if (!kind.lastError().isEmpty()) {
                troubles.add(kind.kind() + ": " + kind.lastError());
            } else if (kind.provenAt() == null) {
                troubles.add(kind.kind() + " are not listed yet");
            }
        }
        if (!election.lastError().isEmpty()) {
            troubles.add("lease: " + election.lastError());
        }
        return troubles;
    }
}
