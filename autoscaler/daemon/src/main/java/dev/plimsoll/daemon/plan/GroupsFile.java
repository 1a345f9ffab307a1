package dev.plimsoll.daemon.plan;

import dev.plimsoll.configuration.TextFile;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupSpec.Marks;
import dev.plimsoll.core.template.GroupSpec.Sizes;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.core.template.TypeOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads node groups from YAML or JSON: a list named groups, each with name, zones, instanceTypes and max, and perhaps min,
 * desired, labels, taints (key, value, effect) and tags. Groups are taken in the order of their names.
 */
final class GroupsFile {

    private static final int MOST_NODES = 1_000_000;

    // JSON is YAML too.
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final TypeTable table;

    GroupsFile(TypeTable table) {
        this.table = table;
    }

    List<GroupSpec> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file.toString(), "is not a file; name the node groups with --groups FILE");
        }
        JsonNode tree;
        try {
            tree = YAML.readTree(TextFile.read(file));
        } catch (JacksonException notYaml) {
            throw new InputException(
                    file.toString(),
                    "is neither YAML nor JSON at line " + notYaml.getLocation().getLineNr() + ": "
                            + notYaml.getOriginalMessage().lines().findFirst().orElse(""),
                    notYaml);
        }
        var fields = new JsonFields(file.toString(), tree);
        fields.refuseOthersThan("groups");
        var groups = new ArrayList<GroupSpec>();
        Set<String> names = new HashSet<>(); // asked only
        for (JsonFields each : fields.objects("groups")) {
            GroupSpec group = group(each);
            if (!names.add(group.name())) {
                throw each.bad("name", "another group has it; give each group a name of its own");
            }
            groups.add(group);
        }
        groups.sort(Comparator.comparing(GroupSpec::name));
        return groups;
    }

    private GroupSpec group(JsonFields each) {
        each.refuseOthersThan("name", "zones", "instanceTypes", "min", "max", "desired", "labels", "taints", "tags");
        String name = each.text("name");
        List<String> zones = each.names("zones").stream().sorted().toList();
        return new GroupSpec(name, zones, types(each), sizes(each), marks(each));
    }

    private List<TypeOffer> types(JsonFields each) {
        var types = new ArrayList<TypeOffer>();
        for (String type : each.names("instanceTypes")) {
            TypeOffer offer = table.find(type);
            if (offer == null) {
                throw new InputException(each.place(), table.whyUnknown(type));
            }
            types.add(offer);
        }
        return types;
    }

    private static Sizes sizes(JsonFields each) {
        int max = (int) each.whole("max", 0, MOST_NODES);
        int min = each.has("min") ? (int) each.whole("min", 0, MOST_NODES) : 0;
        if (min > max) {
            throw each.bad("min", "give no more than max, which is " + max);
        }
        return new Sizes(min, max, each.has("desired") ? (int) each.whole("desired", min, max) : null);
    }

    private static Marks marks(JsonFields each) {
        NodeTemplateTags tags = NodeTemplateTags.of(each.texts("tags"));
        if (!tags.warnings().isEmpty()) {
            throw new InputException(each.place(), tags.warnings().getFirst());
        }
        SortedMap<String, String> labels = new TreeMap<>(tags.labels());
        each.texts("labels").forEach((label, value) -> {
            String tagged = labels.put(label, value);
            if (tagged != null && !tagged.equals(value)) {
                throw new InputException(
                        each.place(),
                        "label " + label + " is '" + value + "', but a tag says '" + tagged + "': keep one of them");
            }
        });
        var taints = new ArrayList<>(tags.taints());
        for (JsonFields taint : each.has("taints") ? each.objects("taints") : List.<JsonFields>of()) {
            taints.add(taint(taint));
        }
        return new Marks(labels, taints.stream().distinct().toList(), tags);
    }

    private static Taint taint(JsonFields taint) {
        taint.refuseOthersThan("key", "value", "effect");
        String value = taint.has("value") ? taint.text("value") : "";
        Taint.Effect effect = switch (taint.oneOf("effect", "NoSchedule", "PreferNoSchedule", "NoExecute")) {
            case "NoSchedule" -> Taint.Effect.NO_SCHEDULE;
            case "PreferNoSchedule" -> Taint.Effect.PREFER_NO_SCHEDULE;
            default -> Taint.Effect.NO_EXECUTE;
        };
        return new Taint(taint.text("key"), value, effect);
    }
}
