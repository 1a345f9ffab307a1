package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which demands the rules of single nodes let onto which templates, resources aside. Templates that differ in nothing that
 * a shape reads are asked about once, so that a catalogue of hundreds of types costs no more than the labels in use.
 */
final class Admission {

    private final List<NodeTemplate> templates;
    private final BitSet[] demandsByTemplate;

    private Admission(List<NodeTemplate> templates, BitSet[] demandsByTemplate) {
        this.templates = templates;
        this.demandsByTemplate = demandsByTemplate;
    }

    /** Asks the placement, and leaves it as it was. */
    static Admission of(Placement placement, List<Demand> demands, List<NodeTemplate> templates) {
        Map<Reads, List<Integer>> demandsByReads = new LinkedHashMap<>();
        for (int demand = 0; demand < demands.size(); demand++) {
            demandsByReads
                    .computeIfAbsent(Reads.of(demands.get(demand).shape()), any -> new ArrayList<>())
                    .add(demand);
        }
        var signatures = new int[templates.size()];
        var verdicts = new ArrayList<BitSet>();
        verdicts.add(new BitSet());
        int mark = placement.mark();
        try {
            demandsByReads.forEach((reads, some) -> {
                Map<List<Object>, Integer> refined = new HashMap<>(); // looked up only, never walked
                var next = new ArrayList<BitSet>();
                for (int i = 0; i < signatures.length; i++) {
                    NodeTemplate template = templates.get(i);
                    int before = signatures[i];
                    signatures[i] = refined.computeIfAbsent(reads.keyOf(template, before), any -> {
                        var admitted = (BitSet) verdicts.get(before).clone();
                        int node = placement.addNode(template.freshNode("new"));
                        for (int demand : some) {
                            PodShape shape = demands.get(demand).shape();
                            admitted.set(demand, placement.admits(placement.shape(shape), node));
                        }
                        next.add(admitted);
                        return next.size() - 1;
                    });
                }
                verdicts.clear();
                verdicts.addAll(next);
            });
        } finally {
            placement.undo(mark);
        }
        var byTemplate = new BitSet[signatures.length];
        for (int i = 0; i < byTemplate.length; i++) {
            byTemplate[i] = verdicts.get(signatures[i]);
        }
        return new Admission(templates, byTemplate);
    }

    NodeTemplate template(int index) {
        return templates.get(index);
    }

    /** The demands that may go on the template; not to be changed. */
    BitSet demands(int template) {
        return demandsByTemplate[template];
    }

    boolean anyHolds(int demand, long[] request, ResourceAxes axes) {
        for (int i = 0; i < templates.size(); i++) {
            if (demandsByTemplate[i].get(demand)
                    && ResourceAxes.covers(
                            axes.vector(templates.get(i).capacity().free()), request)) {
                return true;
            }
        }
        return false;
    }

    /** What of a node decides whether a shape may go there: these labels, or (none given) all there is, and perhaps its residents. */
    private record Reads(@Nullable SortedSet<String> labelKeys, boolean residents) {

        static Reads of(PodShape shape) {
            SchedulingRules.Attachments attachments = shape.rules().attachments();
            boolean plain = attachments.volumeZones().isEmpty()
                    && attachments.volumes().isEmpty()
                    && attachments.conditions().equals(SchedulingRules.Conditions.NONE);
            var keys = new TreeSet<>(shape.rules().nodeAffinity().nodeSelector().keySet());
            for (var term : shape.rules().nodeAffinity().required()) {
                plain &= term.fields().isEmpty();
                term.expressions().stream().map(Requirement::key).forEach(keys::add);
            }
            return new Reads(plain ? keys : null, !attachments.hostPorts().isEmpty());
        }

        List<Object> keyOf(NodeTemplate template, int before) {
            var key = new ArrayList<Object>();
            key.add(before);
            if (labelKeys == null) {
                key.add(template.source());
                return key;
            }
            List<Taint> taints = template.taints();
            key.add(taints);
            if (residents) {
                key.add(template.capacity().equipment().residents());
            }
            for (String label : labelKeys) {
                key.add(template.labels().getOrDefault(label, ""));
                key.add(template.labels().containsKey(label));
            }
            return key;
        }
    }
}
