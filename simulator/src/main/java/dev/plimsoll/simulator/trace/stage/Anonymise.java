package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every name that people chose (pods, owners, namespaces, labels, groups) under a pseudonym; what schedules stays equal. */
public record Anonymise(String key) implements Stage {

    @Override
    public Trace apply(Trace trace) {
        return Stage.through(new Names(key).manifest(trace.manifest()), trace, events -> {
            var names = new Names(key);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return events.hasNext();
                }

                @Override
                public WorkloadEvent next() {
                    return names.event(events.next());
                }
            };
        });
    }

    /** The pseudonyms of one stream; shapes stay one object each. */
    private static final class Names {
        private final Pseudonyms names;
        private final IdentityHashMap<PodShape, PodShape> shapes = new IdentityHashMap<>();

        Names(String key) {
            names = new Pseudonyms(key);
        }

        Manifest manifest(Manifest manifest) {
            Fleet fleet = manifest.fleet();
            return new Manifest(
                    manifest.about(),
                    manifest.span(),
                    manifest.loops(),
                    new Fleet(
                            fleet.groups().stream().map(this::group).toList(),
                            fleet.daemonSets().stream().map(this::daemonSet).toList(),
                            fleet.history().stream().map(this::recorded).toList()));
        }

        WorkloadEvent event(WorkloadEvent event) {
            return switch (event) {
                case PodArrives arrives ->
                    new PodArrives(
                            arrives.atMillis(),
                            pod(arrives.podId()),
                            shape(arrives.shape()),
                            owner(arrives.owner()),
                            arrives.departure());
                case PodDeparts departs -> new PodDeparts(departs.atMillis(), pod(departs.podId()));
                case WorkloadScaled scaled ->
                    new WorkloadScaled(
                            scaled.atMillis(), owner(scaled.owner()), shape(scaled.shape()), scaled.replicas());
                case BudgetSet budget ->
                    new BudgetSet(
                            budget.atMillis(),
                            names.namespace(budget.namespace()),
                            names.name(budget.name()),
                            new LabelSelector(requirements(budget.selector().requirements())),
                            budget.limit());
                case NodeGroupChanged changed ->
                    new NodeGroupChanged(
                            changed.atMillis(), names.name(changed.group()), changed.minSize(), changed.maxSize());
            };
        }

        private Group group(Group group) {
            return new Group(
                    names.name(group.name()),
                    group.instanceTypes(),
                    group.zones(),
                    group.bounds(),
                    new Marks(
                            labels(group.marks().labels()),
                            group.marks().taints().stream()
                                    .map(taint -> new Taint(
                                            names.key(taint.key()),
                                            names.value(taint.key(), taint.value()),
                                            taint.effect()))
                                    .toList(),
                            tags(group.marks().tags())));
        }

        /** Those that say something of the group's nodes; others are the owner's own business. */
        private SortedMap<String, String> tags(Map<String, String> tags) {
            var changed = new TreeMap<String, String>();
            tags.forEach((tag, value) -> {
                if (tag.startsWith(NodeTemplateTags.LABEL)) {
                    String key = tag.substring(NodeTemplateTags.LABEL.length());
                    changed.put(NodeTemplateTags.LABEL + names.key(key), names.value(key, value));
                } else if (tag.startsWith(NodeTemplateTags.TAINT)) {
                    String key = tag.substring(NodeTemplateTags.TAINT.length());
                    changed.put(NodeTemplateTags.TAINT + names.key(key), taint(key, value));
                } else if (tag.startsWith(NodeTemplateTags.TEMPLATE)) {
                    changed.put(tag, value);
                }
            });
            return changed;
        }

        /** A taint in a tag is VALUE:EFFECT. */
        private String taint(String key, String valueAndEffect) {
            int colon = valueAndEffect.lastIndexOf(':');
            return colon < 0
                    ? names.value(key, valueAndEffect)
                    : names.value(key, valueAndEffect.substring(0, colon)) + valueAndEffect.substring(colon);
        }

        private DaemonSet daemonSet(DaemonSet set) {
            return new DaemonSet(names.name(set.name()), set.requests(), labels(set.nodeSelector()));
        }

        /** Kinds of nodes are GROUP/TYPE/ZONE, or a word of the trace's own. */
        private RecordedNodes recorded(RecordedNodes nodes) {
            int slash = nodes.kind().indexOf('/');
            String kind = slash < 0
                    ? nodes.kind()
                    : names.name(nodes.kind().substring(0, slash))
                            + nodes.kind().substring(slash);
            return new RecordedNodes(nodes.atMillis(), kind, nodes.size(), nodes.nodes());
        }

        private String pod(String id) {
            int slash = id.indexOf('/');
            return slash < 0
                    ? names.name(id)
                    : names.namespace(id.substring(0, slash)) + "/" + names.name(id.substring(slash + 1));
        }

        private Owner owner(Owner owner) {
            return new Owner(owner.kind(), names.name(owner.name()));
        }

        private PodShape shape(PodShape shape) {
            return shapes.computeIfAbsent(
                    shape,
                    known -> new PodShape(
                            names.namespace(known.namespace()),
                            labels(known.labels()),
                            known.requests(),
                            rules(known.rules()),
                            known.priority()));
        }

        private SchedulingRules rules(SchedulingRules rules) {
            NodeAffinity nodes = rules.nodeAffinity();
            return rules.withNodeAffinity(new NodeAffinity(
                            labels(nodes.nodeSelector()),
                            nodes.required().stream().map(this::term).toList(),
                            nodes.preferred().stream()
                                    .map(preferred ->
                                            new NodeAffinity.PreferredTerm(preferred.weight(), term(preferred.term())))
                                    .toList()))
                    .withTolerations(rules.tolerations().stream()
                            .map(toleration -> new Toleration(
                                    names.key(toleration.key()),
                                    toleration.operator(),
                                    names.value(toleration.key(), toleration.value()),
                                    toleration.effect()))
                            .toList())
                    .withSpread(rules.spread().stream().map(this::spread).toList())
                    .withPodAffinity(new PodAffinityTerm.Terms(
                            terms(rules.podAffinity().affinity()),
                            terms(rules.podAffinity().antiAffinity()),
                            rules.podAffinity().preferred().stream()
                                    .map(weighted ->
                                            new PodAffinityTerm.Weighted(weighted.weight(), term(weighted.term())))
                                    .toList()));
        }

        private TopologySpreadConstraint spread(TopologySpreadConstraint spread) {
            TopologySpreadConstraint.Options options = spread.options();
            return new TopologySpreadConstraint(
                    names.key(spread.topologyKey()),
                    spread.maxSkew(),
                    spread.hard(),
                    selector(spread.selector()),
                    new TopologySpreadConstraint.Options(
                            options.minDomains(),
                            options.honourNodeAffinity(),
                            options.honourNodeTaints(),
                            options.matchLabelKeys().stream().map(names::key).toList()));
        }

        private List<PodAffinityTerm> terms(List<PodAffinityTerm> terms) {
            return terms.stream().map(this::term).toList();
        }

        private PodAffinityTerm term(PodAffinityTerm term) {
            var namespaces = new TreeSet<String>();
            term.namespaces().forEach(namespace -> namespaces.add(names.namespace(namespace)));
            return new PodAffinityTerm(
                    names.key(term.topologyKey()),
                    selector(term.selector()),
                    namespaces,
                    selector(term.namespaceSelector()));
        }

        private NodeAffinity.Term term(NodeAffinity.Term term) {
            return new NodeAffinity.Term(requirements(term.expressions()), requirements(term.fields()));
        }

        private @Nullable LabelSelector selector(@Nullable LabelSelector selector) {
            return selector == null ? null : new LabelSelector(requirements(selector.requirements()));
        }

        private List<Requirement> requirements(List<Requirement> requirements) {
            return requirements.stream()
                    .map(requirement -> new Requirement(
                            names.key(requirement.key()),
                            requirement.operator(),
                            requirement.values().stream()
                                    .map(value -> names.value(requirement.key(), value))
                                    .toList()))
                    .toList();
        }

        private SortedMap<String, String> labels(Map<String, String> labels) {
            var changed = new TreeMap<String, String>();
            labels.forEach((key, value) -> changed.put(names.key(key), names.value(key, value)));
            return changed;
        }
    }
}
