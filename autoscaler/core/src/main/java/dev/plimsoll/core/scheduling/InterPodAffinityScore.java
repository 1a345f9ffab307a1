package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * InterPodAffinity: preferred terms of the pod and of the pods that are placed, and required affinity of these, each for
 * every pod it hits in the node's domain.
 */
final class InterPodAffinityScore implements ScorePlugin {

    private final Topology topology;
    private final ShapeTable shapes;
    private final ClusterFacts facts;
    private final Map<PodTerm, DomainCounter> attractors = new LinkedHashMap<>();
    private int known;

    InterPodAffinityScore(Topology topology, ShapeTable shapes, ClusterFacts facts) {
        this.topology = topology;
        this.shapes = shapes;
        this.facts = facts;
    }

    /** Takes in the shapes that have come since: what their terms make of the others, and the others' of them. */
    void catchUp() {
        while (known < shapes.count()) {
            ShapeEntry entry = shapes.at(known++);
            attractors.forEach((term, counter) -> attract(entry, term, counter));
            PodAffinityTerm.Terms terms = entry.rules().podAffinity();
            terms.affinity().forEach(term -> register(PodTerm.ofPlacedPod(term, entry.shape.namespace())));
            terms.preferred()
                    .forEach(preferred -> register(PodTerm.ofPlacedPod(preferred.term(), entry.shape.namespace())));
        }
    }

    private void register(PodTerm term) {
        if (!attractors.containsKey(term)) {
            DomainCounter counter = topology.counter(term.topologyKey(), new PodMatcher.AttractedBy(term));
            attractors.put(term, counter);
            for (int shape = 0; shape < known; shape++) {
                attract(shapes.at(shape), term, counter);
            }
        }
    }

    private void attract(ShapeEntry entry, PodTerm term, DomainCounter counter) {
        if (term.matches(entry.shape, facts)) {
            entry.scoring.foreignAttractions.add(new ShapeScoring.Attraction(counter, 1));
        }
    }

    List<ShapeScoring.Attraction> ownAttractions(ShapeEntry entry) {
        List<ShapeScoring.Attraction> worked = entry.scoring.ownAttractions;
        if (worked != null) {
            return worked;
        }
        var own = new ArrayList<ShapeScoring.Attraction>();
        for (PodAffinityTerm.Weighted preferred : entry.rules().podAffinity().preferred()) {
            PodTerm term = PodTerm.ofPendingPod(preferred.term(), entry.shape.namespace(), facts);
            own.add(new ShapeScoring.Attraction(
                    topology.counter(term.topologyKey(), new PodMatcher.MatchingAll(List.of(term))),
                    preferred.weight()));
        }
        entry.scoring.ownAttractions = own;
        return own;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        catchUp();
        List<ShapeScoring.Attraction> own = ownAttractions(shape);
        if (own.isEmpty() && shape.scoring.foreignAttractions.isEmpty()) {
            return false;
        }
        long[] raw = new long[count];
        own.forEach(attraction -> add(attraction, candidates, raw));
        shape.scoring.foreignAttractions.forEach(attraction -> add(attraction, candidates, raw));
        normalise(raw, scores);
        return true;
    }

    private static void add(ShapeScoring.Attraction attraction, int[] candidates, long[] raw) {
        for (int i = 0; i < raw.length; i++) {
            raw[i] += (long) attraction.weight() * attraction.counter().at(candidates[i]);
        }
    }

    private static void normalise(long[] raw, int[] scores) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long each : raw) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        for (int i = 0; i < raw.length; i++) {
            scores[i] = most == least ? 0 : (int) (MOST * ((double) (raw[i] - least) / (double) (most - least)));
        }
    }
}
