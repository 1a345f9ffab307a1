package dev.plimsoll.simulator.trace.kubernetes;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the series of kube-state-metrics tell of one pod; they may come in any order, and in several pieces. */
final class ScrapedPod {

    private static final double MILLIS = 1_000;
    private static final double ROUNDING = 1e-6;

    final ObjectKey key;
    private final String uid;
    private final SortedMap<String, SortedMap<String, Double>> containers = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Double>> initContainers = new TreeMap<>();
    private final TreeSet<String> sidecars = new TreeSet<>();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, String> selector = new TreeMap<>();
    private String node = "";
    private String ownerKind = "";
    private String ownerName = "";
    private String priorityClass = "";
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long createdMillis = -1;
    private long scheduledMillis = -1;
    private long startedMillis = -1;
    private long completedMillis = -1;
    private long runningMillis = Long.MAX_VALUE;
    private long endedMillis = Long.MAX_VALUE;
    private boolean failed;

    ScrapedPod(ObjectKey key, String uid) {
        this.key = key;
        this.uid = uid;
    }

    /** Learns from one of the pod's series; those it knows nothing of only tell that the pod was there. */
    void learn(Series series) {
        firstMillis = Math.min(firstMillis, series.firstMillis());
        lastMillis = Math.max(lastMillis, series.lastMillis());
        switch (series.metric()) {
            case "kube_pod_info" -> info(series);
            case "kube_pod_owner" -> owner(series, "owner_kind", "owner_name");
            case "kube_pod_created" -> createdMillis = millis(series);
            case "kube_pod_status_scheduled_time" -> scheduledMillis = millis(series);
            case "kube_pod_start_time" -> startedMillis = millis(series);
            case "kube_pod_completion_time" -> completedMillis = millis(series);
            case "kube_pod_status_phase" -> phase(series);
            case "kube_pod_labels" -> labels.putAll(SeriesLabels.of(series));
            case "kube_pod_nodeselectors" -> nodeSelector(series);
            case "kube_pod_container_resource_requests" -> request(containers, series);
            case "kube_pod_init_container_resource_requests" -> request(initContainers, series);
            case "kube_pod_init_container_info" -> {
                if (series.label("restart_policy").equals("Always")) {
                    sidecars.add(series.label("container"));
                }
            }
            default -> {} // it was there
        }
    }

    /** When it was made: to the second, or else half a step before it was first seen. */
    long createdMillis(long stepMillis) {
        return createdMillis >= 0 ? createdMillis : firstMillis - stepMillis / 2;
    }

    boolean isTimeKnown() {
        return createdMillis >= 0;
    }

    /** Whether a single scrape saw it. */
    boolean wasSeenOnce() {
        return firstMillis == lastMillis;
    }

    /** Whether what it asks for was seen. */
    boolean hasRequests() {
        return !containers.isEmpty() || !initContainers.isEmpty();
    }

    boolean hasInitContainers() {
        return initContainers.keySet().stream().anyMatch(name -> !sidecars.contains(name));
    }

    String ownerKind() {
        return ownerKind;
    }

    String ownerName() {
        return ownerName;
    }

    String node() {
        return node;
    }

    /** When it was bound; null if nobody saw it on a node. */
    @Nullable
    Long boundMillis() {
        if (scheduledMillis >= 0) {
            return scheduledMillis;
        }
        return node.isEmpty() ? null : startedMillis >= 0 ? startedMillis : firstMillis;
    }

    /** When its containers ended; null if that was not seen. */
    @Nullable
    Long completedMillis(long stepMillis) {
        if (completedMillis >= 0) {
            return completedMillis;
        }
        return endedMillis == Long.MAX_VALUE ? null : endedMillis - stepMillis / 2;
    }

    boolean failed() {
        return failed;
    }

    /** When it was gone: half a step after it was last seen; null if it was there at the end. */
    @Nullable
    Long goneMillis(long stepMillis, long endMillis) {
        return lastMillis > endMillis - stepMillis ? null : Long.valueOf(lastMillis + stepMillis / 2);
    }

    /** The pod as an object, of a template if one is known, or else of what it was seen to request. */
    ObjectNode object(long stepMillis, @Nullable JsonNode template) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode().put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata")
                .put("name", key.name())
                .put("namespace", key.namespace())
                .put("uid", uid)
                .put("creationTimestamp", time(createdMillis(stepMillis)));
        ObjectNode ownLabels = metadata.putObject("labels");
        labels.forEach(ownLabels::put);
        if (!ownerKind.isEmpty()) {
            metadata.putArray("ownerReferences")
                    .addObject()
                    .put("kind", ownerKind)
                    .put("name", ownerName)
                    .put("controller", true);
        }
        ObjectNode spec = pod.putObject("spec");
        if (template == null) {
            requests(spec);
        } else {
            SchedulingRulesReader.textMap(template.path("metadata").path("labels"))
                    .forEach(ownLabels::put);
            template.path("spec").properties().forEach(part -> spec.set(part.getKey(), part.getValue()));
        }
        if (!node.isEmpty()) {
            spec.put("nodeName", node);
        }
        if (!priorityClass.isEmpty()) {
            spec.put("priorityClassName", priorityClass);
        }
        status(pod.putObject("status"));
        return pod;
    }

    private void status(ObjectNode status) {
        if (runningMillis != Long.MAX_VALUE || startedMillis >= 0) {
            status.put("phase", "Running");
            status.put("startTime", time(startedMillis >= 0 ? startedMillis : runningMillis));
        }
        Long bound = boundMillis();
        if (bound != null) {
            status.putArray("conditions")
                    .addObject()
                    .put("type", "PodScheduled")
                    .put("status", "True")
                    .put("lastTransitionTime", time(bound));
        }
    }

    private void requests(ObjectNode spec) {
        var list = spec.putArray("containers");
        containers.forEach((name, amounts) -> amounts(list.addObject().put("name", name), amounts));
        var initial = spec.putArray("initContainers");
        initContainers.forEach((name, amounts) -> {
            ObjectNode container = initial.addObject().put("name", name);
            amounts(container, amounts);
            if (sidecars.contains(name)) {
                container.put("restartPolicy", "Always");
            }
        });
        if (!selector.isEmpty()) {
            ObjectNode nodeSelector = spec.putObject("nodeSelector");
            selector.forEach(nodeSelector::put);
        }
    }

    private static void amounts(ObjectNode container, Map<String, Double> amounts) {
        ObjectNode requests = container.putObject("resources").putObject("requests");
        amounts.forEach((resource, amount) -> requests.put(resource, quantity(resource, amount)));
    }

    static String quantity(String resource, double amount) {
        return resource.equals("cpu")
                ? (long) Math.ceil(amount * MILLIS - ROUNDING) + "m"
                : Long.toString((long) Math.ceil(amount));
    }

    private void info(Series series) {
        if (!series.label("node").isEmpty()) {
            node = series.label("node");
        }
        if (!series.label("priority_class").isEmpty()) {
            priorityClass = series.label("priority_class");
        }
        owner(series, "created_by_kind", "created_by_name");
    }

    private void owner(Series series, String kindLabel, String nameLabel) {
        String kind = series.label(kindLabel);
        if (!kind.isEmpty() && !kind.equals("<none>")) {
            ownerKind = kind;
            ownerName = series.label(nameLabel);
        }
    }

    private void phase(Series series) {
        long since = series.firstMillisOf(1);
        if (since < 0) {
            return;
        }
        switch (series.label("phase")) {
            case "Running" -> runningMillis = Math.min(runningMillis, since);
            case "Succeeded" -> endedMillis = Math.min(endedMillis, since);
            case "Failed" -> {
                endedMillis = Math.min(endedMillis, since);
                failed = true;
            }
            default -> {} // it was there
        }
    }

    private void nodeSelector(Series series) {
        series.labels().forEach((name, value) -> {
            if (name.startsWith("nodeselector_")) {
                var renamed = new TreeMap<>(Map.of("label_" + name.substring("nodeselector_".length()), value));
                selector.putAll(
                        SeriesLabels.of(new Series(series.metric(), renamed, series.atMillis(), series.values())));
            }
        });
    }

    private static void request(SortedMap<String, SortedMap<String, Double>> containers, Series series) {
        String resource = SeriesLabels.resource(series.label("resource"));
        if (!resource.isEmpty() && series.lastValue() >= 0) {
            containers
                    .computeIfAbsent(series.label("container"), name -> new TreeMap<>())
                    .put(resource, series.lastValue());
        }
    }

    private static long millis(Series series) {
        double seconds = series.lastValue();
        return seconds > 0 && seconds < 1e11 ? Math.round(seconds * MILLIS) : -1;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
