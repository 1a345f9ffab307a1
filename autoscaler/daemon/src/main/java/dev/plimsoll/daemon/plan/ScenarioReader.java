package dev.plimsoll.daemon.plan;

import dev.plimsoll.configuration.TextFile;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.daemon.plan.Question.PodClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a scenario: name, instanceTypes, zones, and pods as classes of equal ones, each with name, count, cpuMillis and
 * memoryMiB, and perhaps zoneSpread, hostAntiAffinity and nodeSelector. Classes are taken in the order of their names.
 */
final class ScenarioReader {

    private static final long MOST_PODS = 10_000_000;
    private static final long MOST_CPU_MILLIS = 1_000_000_000;
    private static final long MOST_MEMORY_MIB = 1L << 30;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ScenarioReader() {}

    static Scenario read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file.toString(), "is not a file; give the JSON file of a scenario");
        }
        try {
            return scenario(new JsonFields(file.toString(), JSON.readTree(TextFile.read(file))));
        } catch (JacksonException notJson) {
            throw new InputException(
                    file.toString(),
                    "is not JSON at line " + notJson.getLocation().getLineNr() + ": " + notJson.getOriginalMessage(),
                    notJson);
        }
    }

    private static Scenario scenario(JsonFields file) {
        List<String> zones = file.names("zones").stream().sorted().toList();
        var classes = new ArrayList<PodClass>();
        Set<String> names = new HashSet<>(); // asked only
        long pods = 0;
        for (JsonFields each : file.objects("pods")) {
            PodClass podClass = podClass(each, zones.size());
            if (!names.add(podClass.name())) {
                throw each.bad("name", "another class has it; give each class a name of its own");
            }
            pods += podClass.pods().count();
            if (podClass.pods().count() > 0) {
                classes.add(podClass);
            }
        }
        checkSum(file, "totalPods", pods);
        checkSum(file, "podClasses", names.size());
        classes.sort(Comparator.comparing(PodClass::name));
        return new Scenario(file.text("name"), file.names("instanceTypes"), zones, List.copyOf(classes));
    }

    private static void checkSum(JsonFields file, String field, long counted) {
        if (file.has(field) && file.whole(field, 0, MOST_PODS) != counted) {
            throw file.bad(field, "but the pods listed come to " + counted + "; correct one of them");
        }
    }

    private static PodClass podClass(JsonFields each, int zones) {
        each.refuseOthersThan(
                "name", "count", "cpuMillis", "memoryMiB", "zoneSpread", "hostAntiAffinity", "nodeSelector");
        String name = each.text("name");
        var labels = ImmutableMaps.copyOf(Map.of("app", name));
        var requests = Resources.ofPod(
                each.whole("cpuMillis", 0, MOST_CPU_MILLIS), each.whole("memoryMiB", 0, MOST_MEMORY_MIB) << 20);
        var shape = new PodShape("default", labels, requests, rules(each, LabelSelector.of(labels), zones), 0);
        return new PodClass(name, new Demand(shape, (int) each.whole("count", 0, MOST_PODS)));
    }

    private static SchedulingRules rules(JsonFields each, LabelSelector itself, int zones) {
        SchedulingRules rules = SchedulingRules.NONE;
        if (each.has("nodeSelector")) {
            rules = rules.withNodeAffinity(NodeAffinity.selector(selector(each.object("nodeSelector"))));
        }
        if (each.has("zoneSpread")) {
            rules = rules.withSpread(List.of(spread(each.object("zoneSpread"), itself, zones)));
        }
        if (each.flag("hostAntiAffinity")) {
            rules = rules.withPodAffinity(new PodAffinityTerm.Terms(
                    List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, itself)), List.of()));
        }
        return rules;
    }

    private static Map<String, String> selector(JsonFields labels) {
        var selector = new TreeMap<String, String>();
        labels.object().propertyNames().forEach(label -> selector.put(label, labels.text(label)));
        return selector;
    }

    /** All zones count from the start, also those that have no node yet. */
    private static TopologySpreadConstraint spread(JsonFields spread, LabelSelector itself, int zones) {
        spread.refuseOthersThan("maxSkew", "whenUnsatisfiable");
        int maxSkew = (int) spread.whole("maxSkew", 1, Integer.MAX_VALUE);
        boolean hard = spread.oneOf("whenUnsatisfiable", "DoNotSchedule", "ScheduleAnyway")
                .equals("DoNotSchedule");
        var options = hard
                ? new TopologySpreadConstraint.Options(zones, true, false, List.of())
                : TopologySpreadConstraint.Options.DEFAULT;
        return new TopologySpreadConstraint(WellKnown.ZONE, maxSkew, hard, itself, options);
    }
}
