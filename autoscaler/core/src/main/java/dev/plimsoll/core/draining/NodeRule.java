package dev.plimsoll.core.draining;

import dev.plimsoll.core.draining.Eligibility.Membership;
import dev.plimsoll.core.draining.Eligibility.Subject;
import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.settings.EligibilityOptions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule about whether a node may be thought of giving back. The order is that of cluster-autoscaler 1.36
 * (core/scaledown/eligibility/eligibility.go), the rules that are ours put in where they only keep more nodes.
 */
sealed interface NodeRule {

    /** Those that read the node alone. */
    List<OfNode> OF_NODE = List.of(new Disabled(), new DoNotDisrupt(), new BeingReplaced());

    /** All of them, in the order in which they are asked; the first that answers has the word. */
    List<NodeRule> IN_ORDER = List.of(
            new LeftAlone(),
            new Leaving(),
            OF_NODE.get(0),
            OF_NODE.get(1),
            OF_NODE.get(2),
            new InGroup(),
            new Measurable(),
            new Ready(),
            new Underused());

    /** Why the node stays; null when the rule does not keep it. */
    @Nullable
    NodeKept judge(Subject subject, EligibilityOptions options, Instant now);

    /** A rule that reads the node alone. */
    sealed interface OfNode extends NodeRule {

        @Nullable
        NodeKept judge(Node node, EligibilityOptions options);

        @Override
        default @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            return judge(subject.state().node(), options);
        }
    }

    /** A node that could not go a little while ago is not asked again so soon. */
    record LeftAlone() implements NodeRule {
        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            Instant until = subject.leftAloneUntil();
            return until != null && now.isBefore(until) ? new NodeKept.RecentlyUnremovable(until) : null;
        }
    }

    /** A node that somebody began to delete a little while ago is on its way. */
    record Leaving() implements NodeRule {

        private static final Duration FRESH = Duration.ofMinutes(5);

        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            for (Taint taint : subject.state().node().taints()) {
                if (taint.key().equals(WellKnown.TO_BE_DELETED)) {
                    Instant since = seconds(taint.value());
                    return since != null && Duration.between(since, now).compareTo(FRESH) < 0
                            ? new NodeKept.CurrentlyBeingDeleted(taint.key() + " since " + since)
                            : null;
                }
            }
            return null;
        }

        private static @Nullable Instant seconds(String value) {
            try {
                return Instant.ofEpochSecond(Long.parseLong(value));
            } catch (NumberFormatException | DateTimeException other) {
                return null; // of somebody who marks nodes otherwise
            }
        }
    }

    /** A node may say that it is not given back. */
    record Disabled() implements OfNode {
        @Override
        public @Nullable NodeKept judge(Node node, EligibilityOptions options) {
            return "true".equals(node.annotations().get(WellKnown.SCALE_DOWN_DISABLED))
                    ? new NodeKept.ScaleDownDisabledAnnotation()
                    : null;
        }
    }

    /** The same in Karpenter's words. */
    record DoNotDisrupt() implements OfNode {
        @Override
        public @Nullable NodeKept judge(Node node, EligibilityOptions options) {
            return options.otherMarks() && "true".equals(node.annotations().get(WellKnown.DO_NOT_DISRUPT))
                    ? new NodeKept.DoNotDisruptAnnotation()
                    : null;
        }
    }

    /** A node that an update of its node pool is about to replace is left to the update. */
    record BeingReplaced() implements OfNode {

        private static final Set<String> UNDER_WAY = Set.of("decommission-pending", "draining");

        @Override
        public @Nullable NodeKept judge(Node node, EligibilityOptions options) {
            if (!options.otherMarks()) {
                return null;
            }
            if (node.hasTaint(WellKnown.DECOMMISSION_PENDING)) {
                return new NodeKept.BeingReplaced("the taint " + WellKnown.DECOMMISSION_PENDING);
            }
            String status = node.labels().getOrDefault(WellKnown.LIFECYCLE_STATUS, "");
            return UNDER_WAY.contains(status)
                    ? new NodeKept.BeingReplaced("the label " + WellKnown.LIFECYCLE_STATUS + "=" + status)
                    : null;
        }
    }

    /** A node must be in a group that is looked after. */
    record InGroup() implements NodeRule {
        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            return switch (subject.group()) {
                case Membership.Of group -> null;
                case Membership.None none -> new NodeKept.NotAutoscaled();
                case Membership.Unknown unknown -> new NodeKept.UnexpectedError(unknown.why());
            };
        }
    }

    /** A node whose use cannot be told is left alone. */
    record Measurable() implements NodeRule {
        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            return Utilisation.isMeasurable(subject.state().node())
                    ? null
                    : new NodeKept.UnexpectedError("it offers pods no cpu or no memory");
        }
    }

    /** Nodes that are not ready may be left alone. */
    record Ready() implements NodeRule {
        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            return options.unreadyNodes() || subject.state().node().status().ready()
                    ? null
                    : new NodeKept.ScaleDownUnreadyDisabled();
        }
    }

    /** A node must be used little, whether or not it is ready. */
    record Underused() implements NodeRule {
        @Override
        public @Nullable NodeKept judge(Subject subject, EligibilityOptions options, Instant now) {
            Utilisation used = new Eligibility(options, now).utilisation(subject);
            if (used == null) {
                return null;
            }
            double threshold = threshold(subject, used, options);
            return used.share() > threshold
                    ? new NodeKept.NotUnderutilized(used.resource(), used.share(), threshold)
                    : null;
        }
    }

    private static double threshold(Subject subject, Utilisation used, EligibilityOptions options) {
        GroupOptions group = optionsOf(subject);
        if (used.ofGpu()) {
            Double own = group.gpuUtilisationThreshold();
            return own == null ? options.thresholds().gpu() : own;
        }
        Double own = group.utilisationThreshold();
        return own == null ? options.thresholds().cpuOrMemory() : own;
    }

    static boolean ignoresDaemonSets(Subject subject, EligibilityOptions options) {
        Boolean own = optionsOf(subject).ignoreDaemonSets();
        return own == null ? options.ignoreDaemonSets() : own;
    }

    private static GroupOptions optionsOf(Subject subject) {
        return subject.group() instanceof Membership.Of(GroupOptions options) ? options : GroupOptions.NONE;
    }
}
