package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodAffinityTerm;
import java.util.List;

/** Which pods a counter counts, and for how much each. Equal matchers share a counter. */
sealed interface PodMatcher {

    /** What one pod of the shape counts for; 0 if it does not count. */
    int weightOf(ShapeEntry pod, ClusterFacts facts);

    /** No pod at all. */
    record Nothing() implements PodMatcher {
        @Override
        public int weightOf(ShapeEntry pod, ClusterFacts facts) {
            return 0;
        }
    }

    /** Pods of a namespace by labels, but for those on their way out. */
    record Staying(String namespace, LabelSelector selector) implements PodMatcher {
        @Override
        public int weightOf(ShapeEntry pod, ClusterFacts facts) {
            return !pod.terminating && pod.shape.namespace().equals(namespace) && selector.matches(pod.shape.labels())
                    ? 1
                    : 0;
        }
    }

    /** Pods that match every one of the terms. */
    record MatchingAll(List<PodTerm> terms) implements PodMatcher {
        @Override
        public int weightOf(ShapeEntry pod, ClusterFacts facts) {
            return terms.stream().allMatch(term -> term.matches(pod.shape, facts)) ? 1 : 0;
        }
    }

    /** Pods that have the term among those they must stay away from. */
    record Avoiding(PodTerm term) implements PodMatcher {
        @Override
        public int weightOf(ShapeEntry pod, ClusterFacts facts) {
            for (PodAffinityTerm avoided : pod.rules().podAffinity().antiAffinity()) {
                if (PodTerm.ofPlacedPod(avoided, pod.shape.namespace()).equals(term)) {
                    return 1;
                }
            }
            return 0;
        }
    }

    /** Pods that prefer, or require, to be near to or away from those of the term, for the weight they give that. */
    record AttractedBy(PodTerm term) implements PodMatcher {
        @Override
        public int weightOf(ShapeEntry pod, ClusterFacts facts) {
            PodAffinityTerm.Terms terms = pod.rules().podAffinity();
            int weight = 0;
            for (PodAffinityTerm required : terms.affinity()) {
                weight += isTerm(required, pod) ? REQUIRED_AFFINITY_WEIGHT : 0;
            }
            for (PodAffinityTerm.Weighted preferred : terms.preferred()) {
                weight += isTerm(preferred.term(), pod) ? preferred.weight() : 0;
            }
            return weight;
        }

        private boolean isTerm(PodAffinityTerm each, ShapeEntry pod) {
            return PodTerm.ofPlacedPod(each, pod.shape.namespace()).equals(term);
        }
    }

    /** What required affinity of placed pods counts for in scores: the scheduler's hardPodAffinityWeight. */
    int REQUIRED_AFFINITY_WEIGHT = 1;
}
