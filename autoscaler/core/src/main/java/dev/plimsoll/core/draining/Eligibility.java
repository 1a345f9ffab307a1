package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.settings.EligibilityOptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a node may be thought of giving back at all, by one list of rules and in its order; where its pods would go is another question. */
public final class Eligibility {

    private final EligibilityOptions options;
    private final Instant now;

    public Eligibility(EligibilityOptions options, Instant now) {
        this.options = options;
        this.now = now;
    }

    /** A node, the group it is in, and until when it is left alone as it could not go lately (null: it is not). */
    public record Subject(
            NodeState state, Membership group, @Nullable Instant leftAloneUntil) {}

    /** What is known of a node's group. */
    public sealed interface Membership {

        /** It is in a group with these options. */
        record Of(GroupOptions options) implements Membership {}

        /** It is in none that is looked after. */
        record None() implements Membership {}

        /** It cannot be found out. */
        record Unknown(String why) implements Membership {}
    }

    /** Why the node stays; null when it is a candidate. */
    public @Nullable NodeKept judge(Subject subject) {
        for (NodeRule rule : NodeRule.IN_ORDER) {
            NodeKept kept = rule.judge(subject, options, now);
            if (kept != null) {
                return kept;
            }
        }
        return null;
    }

    /** What the node itself says against giving it back, now; null when nothing. */
    public static @Nullable NodeKept annotated(Node node, EligibilityOptions options) {
        for (NodeRule.OfNode rule : NodeRule.OF_NODE) {
            NodeKept kept = rule.judge(node, options);
            if (kept != null) {
                return kept;
            }
        }
        return null;
    }

    /** Why a node that is not ready stays, however little or much it is used; null when nothing keeps it. */
    public static @Nullable NodeKept unready(Node node, EligibilityOptions options) {
        NodeKept said = annotated(node, options);
        return said == null && !options.unreadyNodes() ? new NodeKept.ScaleDownUnreadyDisabled() : said;
    }

    /** How much of the node is requested, as the rules count it; null where that makes no sense. */
    public @Nullable Utilisation utilisation(Subject subject) {
        return Utilisation.of(
                subject.state(), NodeRule.ignoresDaemonSets(subject, options), options.ignoreStaticPods(), now);
    }
}
