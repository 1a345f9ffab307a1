package dev.plimsoll.daemon.run;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.KubernetesSettings;
import dev.plimsoll.kubernetes.act.AccessReviews;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the program finds what it needs before it needs it: the API server, each right there, a clock that agrees, AWS, the
 * groups and what they launch. It asks and looks; it changes nothing.
 */
public final class Preflight {

    /** More than a request takes, and less than what makes AWS refuse a signature. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);

    private static final int UNKNOWN_CALLER = 401;

    private final Configuration configuration;
    private final OwnershipTags tags;
    private final Autoscaler.Wires wires;
    private final InstantSource wallClock;
    private final List<Finding> findings = new ArrayList<>();

    /** One thing that was looked at, and what is wrong with it and how to mend that ("": nothing is). */
    public record Finding(String what, String problem) {

        public boolean isWell() {
            return problem.isEmpty();
        }

        @Override
        public String toString() {
            return isWell() ? "ok    " + what : "FAIL  " + what + ": " + problem;
        }
    }

    public Preflight(Configuration configuration, OwnershipTags tags, Autoscaler.Wires wires, InstantSource wallClock) {
        this.configuration = configuration;
        this.tags = tags;
        this.wires = wires;
        this.wallClock = wallClock;
    }

    /** All findings, in order; what depends on something that failed is left out. */
    public List<Finding> run() throws InterruptedException {
        kubernetes();
        aws();
        return List.copyOf(findings);
    }

    private void kubernetes() throws InterruptedException {
        KubernetesSettings names = configuration.kubernetes();
        var reviews = new AccessReviews(wires.kubernetes());
        try {
            Instant serverTime = reviews.serverTime(names.namespace());
            found("the API server answers", "");
            clock(serverTime);
        } catch (ApiException failure) {
            if (failure.code() == 0 || failure.code() == UNKNOWN_CALLER) {
                found(
                        "the API server answers",
                        failure.summary()
                                + " (check KUBECONFIG or the pod's service account, and the network to the API server)");
                return;
            }
            found("the API server answers", "");
            found("the clock agrees with the API server's", "it cannot be asked: " + failure.summary());
        }
        for (AccessReviews.Right right : rights(names)) {
            found("may " + right, problemWith(right, reviews));
        }
    }

    private void clock(Instant serverTime) {
        // Its stamps are of whole seconds.
        Duration skew = Duration.between(serverTime, wallClock.instant()).abs();
        found(
                "the clock agrees with the API server's",
                skew.compareTo(MOST_SKEW) <= 0
                        ? ""
                        : "they are " + skew.toSeconds() + " s apart: set the clocks of both machines by NTP");
    }

    private static String problemWith(AccessReviews.Right right, AccessReviews reviews) throws InterruptedException {
        try {
            return reviews.isAllowed(right)
                    ? ""
                    : "it is not allowed: give the account the rules of deploy/install.yaml";
        } catch (ApiException unanswered) {
            return unanswered.summary();
        }
    }

    /** As {@code deploy/install.yaml} gives them. */
    private static List<AccessReviews.Right> rights(KubernetesSettings names) {
        var rights = new ArrayList<AccessReviews.Right>();
        for (String path : LiveCluster.paths()) {
            var watched = AccessReviews.Resource.ofPath(path);
            rights.add(new AccessReviews.Right("list", watched, "", ""));
            rights.add(new AccessReviews.Right("watch", watched, "", ""));
        }
        var nodes = AccessReviews.Resource.core("nodes");
        var pods = AccessReviews.Resource.core("pods");
        rights.add(new AccessReviews.Right("get", nodes, "", ""));
        rights.add(new AccessReviews.Right("patch", nodes, "", ""));
        rights.add(new AccessReviews.Right("get", pods, "", ""));
        rights.add(new AccessReviews.Right("create", AccessReviews.Resource.core("pods/eviction"), "", ""));
        rights.add(new AccessReviews.Right("create", AccessReviews.Resource.core("events"), "", ""));
        var leases = new AccessReviews.Resource("coordination.k8s.io", "leases");
        rights.add(new AccessReviews.Right("create", leases, names.namespace(), ""));
        rights.add(new AccessReviews.Right("get", leases, names.namespace(), names.lease()));
        rights.add(new AccessReviews.Right("update", leases, names.namespace(), names.lease()));
        var maps = AccessReviews.Resource.core("configmaps");
        rights.add(new AccessReviews.Right("create", maps, names.namespace(), ""));
        for (String verb : List.of("get", "update")) {
            rights.add(new AccessReviews.Right(verb, maps, names.namespace(), names.memoryConfigMap()));
            rights.add(
                    new AccessReviews.Right(verb, maps, names.namespace(), names.memoryConfigMap() + Autoscaler.ASIDE));
        }
        rights.add(new AccessReviews.Right("patch", maps, names.namespace(), names.statusConfigMap()));
        return rights;
    }

    private void aws() {
        var discovery = new GroupDiscovery(wires.aws(), tags, Catalogue.of(configuration.instances()));
        List<AutoScalingGroup> groups = discovery.refresh(wallClock.instant()).items();
        AwsException failure = discovery.failure();
        String asked = "AWS lists groups " + tags;
        if (failure != null) {
            found(asked, failure.getMessage());
            return;
        }
        found(
                asked + " (" + groups.size() + ")",
                groups.isEmpty()
                        ? "there is none in this account and region: check groups.clusterName or groups.tags, the tags of the"
                                + " groups, and AWS_REGION"
                        : "");
        for (AutoScalingGroup group : groups) {
            String why = group.condition(List.of()).cannotLaunch();
            found("group " + group.name() + " can launch", why == null ? "" : why);
        }
        if (!groups.isEmpty()) {
            activities(groups.getFirst().name());
        }
    }

    private void activities(String group) {
        try {
            var _ = new ScalingActivities(wires.aws()).failedLaunches(group, wallClock.instant());
            found("AWS lists scaling activities", "");
        } catch (AwsException failure) {
            found("AWS lists scaling activities", String.valueOf(failure.getMessage()));
        }
    }

    private void found(String what, String problem) {
        findings.add(new Finding(what, problem));
    }
}
