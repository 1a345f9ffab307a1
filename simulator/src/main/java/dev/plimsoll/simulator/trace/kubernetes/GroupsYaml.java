package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Node groups from the file that {@code plan --groups} reads: name, zones, instanceTypes, min, max, labels, taints, and the
 * node-template tags of cluster-autoscaler.
 */
public final class GroupsYaml {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS =
            Set.of("name", "zones", "instanceTypes", "min", "max", "desired", "labels", "taints", "tags");

    private GroupsYaml() {}

    public static List<Group> read(Path file) {
        JsonNode tree = tree(file);
        var groups = new ArrayList<Group>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : tree.path("groups")) {
            int index = groups.size();
            Group group = group(node, () -> file + ", groups[" + index + "]");
            if (!names.add(group.name())) {
                throw new TraceException(file + ": names group " + Where.shown(group.name()) + " twice: keep one");
            }
            groups.add(group);
        }
        if (groups.isEmpty()) {
            throw new TraceException(file + ": has no groups: list them under the key groups");
        }
        return groups;
    }

    private static JsonNode tree(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TraceException(file + ": no such file: give the groups that 'plan --groups' reads");
        }
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new TraceException(
                    file + ": is neither YAML nor JSON ("
                            + e.getOriginalMessage().lines().findFirst().orElse("") + "): correct it",
                    e);
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private static Group group(JsonNode node, Where where) {
        for (String key : node.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw where.bad(key + " is an unknown key: remove it, or use one of "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        String name = node.path("name").asString("");
        List<String> zones = texts(node.path("zones"));
        List<String> types = texts(node.path("instanceTypes"));
        if (name.isBlank() || zones.isEmpty() || types.isEmpty()) {
            throw where.bad("lacks a name, zones or instanceTypes: give all three");
        }
        int min = size(node, "min", 0, where);
        int max = size(node, "max", FormatLimits.COUNT, where);
        if (min > max) {
            throw where.bad("min is " + min + ", above max " + max + ": give bounds that admit a size");
        }
        return new Group(name, types, zones, new Bounds(min, max), marks(node, where));
    }

    /** Tags stay as they are: what they say of nodes is read where the nodes are made. */
    private static Marks marks(JsonNode node, Where where) {
        var taints = new ArrayList<Taint>();
        var reader = new SchedulingRulesReader(where);
        node.path("taints").forEach(taint -> taints.add(reader.taint(taint)));
        SortedMap<String, String> tags = SchedulingRulesReader.textMap(node.path("tags"));
        List<String> warnings = NodeTemplateTags.of(tags).warnings();
        if (!warnings.isEmpty()) {
            throw where.bad(warnings.getFirst());
        }
        return new Marks(SchedulingRulesReader.textMap(node.path("labels")), taints, tags);
    }

    private static int size(JsonNode node, String key, int whenMissing, Where where) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return whenMissing;
        }
        long size = value.asLong(-1);
        if (size < 0 || size > FormatLimits.COUNT) {
            throw where.bad(key + " is " + value + ": give a whole number from 0 to " + FormatLimits.COUNT);
        }
        return (int) size;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
