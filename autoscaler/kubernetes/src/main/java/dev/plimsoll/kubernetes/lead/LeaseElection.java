package dev.plimsoll.kubernetes.lead;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Pauses;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Election by a Lease. Another's lease has run out when it was seen unchanged for its whole duration by our own clock; ours ends
 * a whole duration after the moment before its last renewal was sent. So the holder's time always ends before a successor's
 * begins, however far apart the clocks are. fabric8's elector compares the holder's stamps with the local clock instead
 * (kubernetes-client#7160) and may not tell that it lost (#2860, #5463).
 *
 * <p>A lease that is not there may have been deleted under its holder, who goes on until it notices: whoever makes it anew holds
 * back for a whole duration first.
 */
public final class LeaseElection implements Runnable {

    private final ApiServer api;
    private final Terms terms;
    private final InstantSource time;
    private final Pauses pauses;
    private volatile @Nullable Instant validUntil;
    private volatile Instant heldBackUntil = Instant.MIN;
    private volatile @Nullable Instant lastStep;
    private volatile String holder = "";
    private volatile String lastError = "";
    private volatile boolean stopped;
    private @Nullable Lease seen;
    private Instant seenAt = Instant.EPOCH;

    /**
     * The time source must not jump; it is compared with itself alone.
     */
    public LeaseElection(ApiServer api, Terms terms, InstantSource time, Pauses pauses) {
        this.api = api;
        this.terms = terms;
        this.time = time;
        this.pauses = pauses;
    }

    /** Which lease, who asks for it (a name no other process has, ever), and when. */
    public record Terms(String namespace, String name, String identity, Timing timing) {}

    /** How long a lease lasts, how often it is renewed, and the longest a call may take that is begun under it. */
    public record Timing(Duration duration, Duration renewEvery, Duration longestCall) {

        /** Those of client-go: 15 s and 2 s; calls take up to 5 s. */
        public static final Timing DEFAULT =
                new Timing(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(5));

        public Timing {
            if (duration.compareTo(longestCall.plus(renewEvery.multipliedBy(2))) <= 0) {
                throw new IllegalArgumentException("a lease of " + duration
                        + " is too short to make calls of " + longestCall + " and to renew it every " + renewEvery
                        + ": make it longer than a call and two renewals");
            }
        }
    }

    /** Whether a call begun now will have ended before anybody else may act. Ask right before each change. */
    public boolean mayAct() {
        return remaining().compareTo(terms.timing().longestCall()) > 0
                && !time.instant().isBefore(heldBackUntil);
    }

    /** When it last got on, whatever came of it; null before its first step. */
    public @Nullable Instant lastStep() {
        return lastStep;
    }

    /** How much longer our lease is valid; zero without one. */
    Duration remaining() {
        Instant until = validUntil;
        Instant now = time.instant();
        return until == null || !now.isBefore(until) ? Duration.ZERO : Duration.between(now, until);
    }

    /** Who was seen to hold the lease last; "" for nobody. */
    public String holder() {
        return holder;
    }

    /** Why the last try did not succeed; "" if it did. */
    public String lastError() {
        return lastError;
    }

    /** Asks for the lease and renews it until stopped, and then gives it back, or until interrupted. Errors never end it. */
    @Override
    public void run() {
        try {
            while (!stopped) {
                step();
                pauses.pause(terms.timing().renewEvery());
            }
            release();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the run come to its end after the step it is at; call it once nothing is being changed any more. */
    public void stop() {
        stopped = true;
    }

    /** One try to get or renew the lease. */
    void step() throws InterruptedException {
        lastStep = time.instant();
        try {
            Lease known = seen;
            if (known == null || !remaining().isPositive() || !isOurs(known)) {
                known = look();
            }
            if (known == null) {
                take(null);
            } else if (isOurs(known) || isFree(known)) {
                take(known);
            }
            lastError = "";
        } catch (ApiException failure) {
            lastError = failure.summary();
            forget(failure);
        } catch (RuntimeException unexpected) {
            // What it was is told; without renewals the lease runs out, and trying goes on.
            lastError = unexpected.toString();
            seen = null;
        }
    }

    /** After a conflict, or no answer, what is there is anybody's guess. What we have is ours until it runs out, unless another took it. */
    private void forget(ApiException failure) throws InterruptedException {
        if (failure.isConflict() || failure.isNotFound() || failure.code() == 0) {
            try {
                look();
            } catch (ApiException again) {
                lastError = again.summary();
            }
        }
    }

    private @Nullable Lease look() throws ApiException, InterruptedException {
        try {
            Lease live = api.send(call(Call.get(path()))).as(Lease.class);
            notice(live);
            return live;
        } catch (ApiException failure) {
            if (!failure.isNotFound()) {
                throw failure;
            }
            seen = null;
            holder = "";
            validUntil = null;
            holdBack();
            return null;
        }
    }

    /** A lease that changed is valid for a whole duration from now on. One that is another's ends ours. */
    private void notice(Lease live) {
        if (seen == null || !Objects.equals(version(seen), version(live))) {
            seenAt = time.instant();
        }
        seen = live;
        holder = holderOf(live);
        if (!isOurs(live)) {
            validUntil = null;
        }
    }

    private boolean isFree(Lease live) {
        Integer seconds = live.getSpec() == null ? null : live.getSpec().getLeaseDurationSeconds();
        Duration theirs = Duration.ofSeconds(seconds == null ? 0 : seconds);
        Duration needed = theirs.compareTo(terms.timing().duration()) > 0
                ? theirs
                : terms.timing().duration();
        return holderOf(live).isEmpty() || !time.instant().isBefore(seenAt.plus(needed));
    }

    private void holdBack() {
        heldBackUntil = time.instant().plus(terms.timing().duration());
    }

    private void take(@Nullable Lease live) throws ApiException, InterruptedException {
        Instant sent = time.instant();
        Lease answer = live == null
                ? api.send(call(Call.post(collection(), ours(null)))).as(Lease.class)
                : api.send(call(Call.put(path(), ours(live)))).as(Lease.class);
        if (live == null) {
            holdBack();
        }
        notice(answer);
        validUntil = sent.plus(terms.timing().duration());
    }

    private Lease ours(@Nullable Lease live) {
        ZonedDateTime now = ZonedDateTime.ofInstant(time.instant(), ZoneOffset.UTC);
        LeaseSpec old = live == null || live.getSpec() == null ? new LeaseSpec() : live.getSpec();
        boolean renewed = live != null && isOurs(live);
        int transitions = old.getLeaseTransitions() == null ? 0 : old.getLeaseTransitions();
        LeaseSpec spec = new LeaseSpec();
        spec.setHolderIdentity(terms.identity());
        spec.setLeaseDurationSeconds((int) terms.timing().duration().toSeconds());
        spec.setAcquireTime(renewed && old.getAcquireTime() != null ? old.getAcquireTime() : now);
        spec.setRenewTime(now);
        spec.setLeaseTransitions(live == null || renewed ? transitions : transitions + 1);
        return with(live, spec);
    }

    private Lease with(@Nullable Lease live, LeaseSpec spec) {
        LeaseBuilder lease = live == null
                ? new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace(terms.namespace())
                        .withName(terms.name())
                        .endMetadata()
                : new LeaseBuilder(live);
        return lease.withSpec(spec).build();
    }

    /** Gives the lease back as client-go does, so that a successor need not wait for it to run out. */
    private void release() throws InterruptedException {
        Lease ours = seen;
        boolean held = remaining().isPositive();
        validUntil = null;
        if (ours == null || !held || !isOurs(ours)) {
            return;
        }
        LeaseSpec spec = ours(ours).getSpec();
        spec.setHolderIdentity("");
        spec.setLeaseDurationSeconds(1);
        try {
            api.send(call(Call.put(path(), with(ours, spec))));
            holder = "";
        } catch (ApiException failure) {
            lastError = failure.summary();
        }
    }

    private boolean isOurs(Lease lease) {
        return holderOf(lease).equals(terms.identity());
    }

    private static String holderOf(Lease lease) {
        return lease.getSpec() == null
                ? ""
                : Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), "");
    }

    private static @Nullable String version(Lease lease) {
        return lease.getMetadata().getResourceVersion();
    }

    /** A renewal that takes longer than this is of no use. */
    private Call call(Call call) {
        return call.within(terms.timing().longestCall());
    }

    private String path() {
        return collection() + "/" + Call.encoded(terms.name());
    }

    private String collection() {
        return "/apis/coordination.k8s.io/v1/namespaces/" + Call.encoded(terms.namespace()) + "/leases";
    }
}
