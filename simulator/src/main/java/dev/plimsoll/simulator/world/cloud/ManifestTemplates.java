package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupTemplates;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.core.template.SeenNodes;
import dev.plimsoll.core.template.TypeOffer;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.cluster.Daemons;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a manifest's node groups promise, by the maker of templates that the daemon has, and what they launch: always their first
 * type, which sees as much of its memory as was measured.
 */
public final class ManifestTemplates {

    private final Catalogue catalogue;
    private final Daemons daemons;
    private final GroupTemplates promises;
    private final GroupTemplates truths;

    /** The catalogue says what autoscalers take off a machine's memory, be it true or not; the truth is given. */
    public ManifestTemplates(Catalogue catalogue, MemoryOverhead truth, Daemons daemons) {
        this.catalogue = catalogue;
        this.daemons = daemons;
        promises = new GroupTemplates(catalogue.overhead(), daemons.shapes());
        truths = new GroupTemplates(truth, daemons.shapes());
    }

    /** The group as autoscalers see it before any node of it was seen. */
    public NodeGroup promised(Manifest.Group group) {
        return new NodeGroup(
                group.name(),
                group.bounds().minSize(),
                group.bounds().maxSize(),
                promised(group, SeenNodes.NONE),
                NodeTemplateTags.of(group.marks().tags()).options());
    }

    /** The templates of the group as autoscalers see them, given what its nodes have shown. */
    public List<NodeTemplate> promised(Manifest.Group group, SeenNodes seen) {
        return checked(group, promises.of(spec(group, group.instanceTypes()), seen));
    }

    /** What an instance in each zone will really be, in the order of zone names. */
    public List<NodeTemplate> launched(Manifest.Group group) {
        return truths.of(spec(group, group.instanceTypes().subList(0, 1)), SeenNodes.NONE);
    }

    private GroupSpec spec(Manifest.Group group, List<String> typeNames) {
        if (group.zones().isEmpty()) {
            throw new TraceException("node group \"" + group.name() + "\" has no zone: give it one or more");
        }
        if (typeNames.isEmpty()) {
            throw new TraceException("node group \"" + group.name() + "\" has no instance type: give it one or more");
        }
        return new GroupSpec(
                group.name(),
                List.copyOf(new TreeSet<>(group.zones())),
                types(group, typeNames),
                new GroupSpec.Sizes(group.bounds().minSize(), group.bounds().maxSize(), null),
                marks(group));
    }

    private List<TypeOffer> types(Manifest.Group group, List<String> names) {
        var types = new ArrayList<TypeOffer>();
        for (String name : names) {
            InstanceType type = catalogue.find(name);
            if (type == null) {
                throw new TraceException(catalogue.whyUnknown(name));
            }
            if (!types.isEmpty()
                    && !type.architecture().equals(types.getFirst().type().architecture())) {
                InstanceType first = types.getFirst().type();
                throw new TraceException("node group \"" + group.name() + "\" mixes " + first.name() + " ("
                        + first.architecture() + ") and " + type.name() + " (" + type.architecture()
                        + "): a group has one architecture");
            }
            types.add(TypeOffer.nominal(type));
        }
        return types;
    }

    private static GroupSpec.Marks marks(Manifest.Group group) {
        NodeTemplateTags tags = NodeTemplateTags.of(group.marks().tags());
        if (!tags.warnings().isEmpty()) {
            throw new TraceException(
                    "node group \"" + group.name() + "\": " + tags.warnings().getFirst());
        }
        var labels = new TreeMap<>(tags.labels());
        labels.putAll(group.marks().labels());
        var taints = new ArrayList<Taint>(tags.taints());
        group.marks().taints().stream().filter(taint -> !taints.contains(taint)).forEach(taints::add);
        return new GroupSpec.Marks(labels, taints, tags);
    }

    private List<NodeTemplate> checked(Manifest.Group group, List<NodeTemplate> templates) {
        for (NodeTemplate template : templates) {
            Resources needed = daemons.requestsOn(template.labels());
            Resources left = template.capacity().allocatable().minus(needed);
            if (left.cpuMillis() < 0 || left.memoryBytes() < 0 || left.pods() < 0) {
                throw new TraceException("the DaemonSets of node group \"" + group.name() + "\" need "
                        + needed.cpuMillis() + " millicores and " + needed.memoryBytes()
                        + " bytes, more than its nodes offer: use a larger instance type");
            }
        }
        return templates;
    }
}
