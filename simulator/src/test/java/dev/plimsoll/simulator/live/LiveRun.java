package dev.plimsoll.simulator.live;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.settings.InstanceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One run, recorded or simulated, read from its lines: what was bought and given back, and how long pods waited. Seconds. */
final class LiveRun {

    private static final Pattern PLANNED = Pattern.compile("\\{(\\S+) (\\d+)->(\\d+) \\(max");
    private static final Pattern REFRESHED = Pattern.compile("next refresh after (\\S+) (\\S+)");
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Map<String, Life> pods = new LinkedHashMap<>();
    private final Map<String, Life> nodes = new LinkedHashMap<>();
    private final Map<String, Life> instances = new LinkedHashMap<>();
    private final List<Purchase> planned = new ArrayList<>();
    private final List<Purchase> raised = new ArrayList<>();
    private double seconds;
    private @Nullable Double firstLoop;
    private @Nullable Double firstRefresh;
    private @Nullable Instant zero;

    /** So many more nodes of a group. */
    record Purchase(double t, String group, int nodes) {}

    /** A node whose instance was ended: when, of which group, and whether pods were thrown off it. */
    record Removal(double t, String group, boolean drained) {}

    /** When first what of its life happened, and what it is said to be. */
    private static final class Life {
        private final Map<String, Double> times = new TreeMap<>();
        private final Map<String, String> words = new TreeMap<>();

        double at(String what) {
            return times.getOrDefault(what, NEVER);
        }

        String word(String key) {
            return words.getOrDefault(key, "");
        }
    }

    private LiveRun() {}

    static LiveRun of(List<JsonNode> records) {
        var run = new LiveRun();
        run.seconds = records.getFirst().get("seconds").doubleValue();
        for (JsonNode record : records.subList(1, records.size())) {
            if (record.get("t").doubleValue() <= run.seconds) {
                run.read(record);
            }
        }
        return run;
    }

    private void read(JsonNode record) {
        String what = record.get("what").stringValue();
        double t = record.get("t").doubleValue();
        if (what.startsWith("pod-")) {
            note(pods, record, "pod", what.substring(4), t);
        } else if (what.equals("node-taints")) {
            Life node = nodes.computeIfAbsent(record.get("node").stringValue(), name -> new Life());
            if (record.get("taints").toString().contains("ToBeDeletedByClusterAutoscaler")) {
                node.times.putIfAbsent("tainted", t);
            } else {
                node.times.remove("tainted");
            }
        } else if (what.startsWith("node-")) {
            note(nodes, record, "node", what.substring(5), t);
        } else if (what.startsWith("instance-")) {
            note(instances, record, "instance", what.substring(9), t);
        } else {
            decision(what, record, t);
        }
    }

    private void decision(String what, JsonNode record, double t) {
        switch (what) {
            case "group-desired" -> {
                int before = record.get("before").asInt(Integer.MAX_VALUE);
                int desired = record.get("desired").intValue();
                if (desired > before && t >= 0) {
                    raised.add(new Purchase(t, record.get("group").stringValue(), desired - before));
                }
            }
            case "ca-plan" -> {
                Matcher plan = PLANNED.matcher(record.get("text").stringValue());
                while (plan.find()) {
                    planned.add(new Purchase(
                            t, plan.group(1), Integer.parseInt(plan.group(3)) - Integer.parseInt(plan.group(2))));
                }
            }
            case "ca-loop" -> firstLoop = firstLoop == null ? Double.valueOf(t) : firstLoop;
            case "ca-refresh" -> {
                Matcher next = REFRESHED.matcher(record.get("text").stringValue());
                if (firstRefresh == null && next.find()) {
                    firstRefresh = t;
                    zero = Instant.parse(next.group(1) + "T" + next.group(2) + "Z")
                            .minusSeconds(60)
                            .minusMillis(Math.round(t * 1000));
                }
            }
            default -> {}
        }
    }

    private static void note(Map<String, Life> lives, JsonNode record, String key, String what, double t) {
        Life life = lives.computeIfAbsent(record.get(key).stringValue(), name -> new Life());
        life.times.putIfAbsent(what, t);
        for (String word : List.of("node", "app", "group", "instance", "type", "zone")) {
            if (record.has(word) && !word.equals(key)) {
                life.words.put(word, record.get(word).asString());
            }
        }
    }

    /** When cluster-autoscaler's first loop of the recording began. */
    double firstLoop() {
        return firstLoop == null ? -10 : firstLoop;
    }

    /** When it first read the groups. */
    double firstRefresh() {
        return firstRefresh == null ? -20 : firstRefresh;
    }

    /** What time it was at t = 0. */
    Instant zero() {
        return zero == null ? Instant.parse("2026-01-01T00:00:00Z") : zero;
    }

    /** Decisions where they are told, else what was asked of AWS. */
    List<Purchase> purchases() {
        return planned.isEmpty() ? raised : planned;
    }

    List<Removal> removals() {
        var removals = new ArrayList<Removal>();
        nodes.forEach((name, node) -> {
            Life instance = instances.get(node.word("instance"));
            if (instance != null && node.at("tainted") < NEVER && instance.at("terminating") < NEVER) {
                boolean drained = pods.values().stream()
                        .anyMatch(pod -> pod.word("node").equals(name) && ended(pod) > node.at("tainted"));
                removals.add(new Removal(instance.at("terminating"), node.word("group"), drained));
            }
        });
        removals.sort(Comparator.comparingDouble(Removal::t));
        return removals;
    }

    private static double ended(Life pod) {
        return Math.min(pod.at("finished"), Math.min(pod.at("failed"), pod.at("deleted")));
    }

    private double from(Life instance) {
        return Math.max(0, instance.at("launched"));
    }

    private double until(Life instance) {
        return Math.min(seconds, instance.at("terminated"));
    }

    double instanceSeconds() {
        return instances.values().stream()
                .mapToDouble(instance -> until(instance) - from(instance))
                .sum();
    }

    double dollars() {
        Catalogue catalogue = Catalogue.of(InstanceSettings.DEFAULT);
        return instances.values().stream()
                .mapToDouble(instance -> {
                    InstanceType type = catalogue.find(instance.word("type"));
                    return type == null
                            ? Double.NaN
                            : (until(instance) - from(instance)) * type.microDollarsPerHour() / 3.6e9;
                })
                .sum();
    }

    double evictions() {
        return pods.values().stream().filter(pod -> pod.at("evicted") < NEVER).count();
    }

    double podSecondsWaiting() {
        return pods.values().stream()
                .filter(pod -> pod.at("created") >= 0 && !pod.word("app").isEmpty())
                .mapToDouble(pod -> Math.min(Math.min(pod.at("bound"), pod.at("deleted")), seconds) - pod.at("created"))
                .sum();
    }

    /** A percentile, by nearest rank, of the waiting of pods that were bound and once found no place; 0 without any. */
    double waiting(double quantile) {
        double[] waits = pods.values().stream()
                .filter(pod -> pod.at("unschedulable") < NEVER && pod.at("bound") < NEVER)
                .mapToDouble(pod -> pod.at("bound") - pod.at("created"))
                .sorted()
                .toArray();
        return waits.length == 0 ? 0 : waits[Math.max(0, (int) Math.ceil(quantile * waits.length) - 1)];
    }

    /** The area between the instances of this run and another, in percent of their mean area. */
    double curveError(LiveRun other) {
        var changes = new TreeMap<Double, int[]>();
        changes.put(seconds, new int[2]);
        changesInto(changes, 0);
        other.changesInto(changes, 1);
        double between = 0;
        double area = 0;
        double last = 0;
        int one = 0;
        int two = 0;
        for (Map.Entry<Double, int[]> change : changes.entrySet()) {
            double span = change.getKey() - last;
            between += Math.abs(one - two) * span;
            area += (one + two) / 2.0 * span;
            one += change.getValue()[0];
            two += change.getValue()[1];
            last = change.getKey();
        }
        return area == 0 ? 0 : 100 * between / area;
    }

    private void changesInto(Map<Double, int[]> changes, int which) {
        for (Life instance : instances.values()) {
            changes.computeIfAbsent(from(instance), t -> new int[2])[which]++;
            changes.computeIfAbsent(until(instance), t -> new int[2])[which]--;
        }
    }
}
