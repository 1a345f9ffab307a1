package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a history what Prometheus scraped from kube-state-metrics. Creation, binding and completion are told to the second;
 * all else is known to a scrape, and what came and went between two of them is missing.
 */
final class Scrapes {

    private final HistoryBuilder history;
    private final ObjectList objects;
    private final RangeAnswers answers = new RangeAnswers();
    private final Map<String, ScrapedPod> pods = new HashMap<>();
    private final SortedMap<String, ScrapedNode> nodes = new TreeMap<>();
    private final SortedMap<ObjectKey, String> deploymentsOfReplicaSets = new TreeMap<>();
    private final SortedMap<ObjectKey, NavigableMap<Long, Integer>> deployments = new TreeMap<>();
    private final SortedMap<ObjectKey, NavigableMap<Long, Integer>> statefulSets = new TreeMap<>();
    private final SortedMap<ObjectKey, Long> completions = new TreeMap<>();
    private int budgets;

    private static final class ScrapedNode {
        private final SortedMap<String, String> labels = new TreeMap<>();
        private final SortedMap<String, String> allocatable = new TreeMap<>();
        private long createdMillis = Long.MAX_VALUE;
        private long lastMillis = Long.MIN_VALUE;
    }

    /** The objects say what series do not: templates, budgets, priorities. */
    Scrapes(HistoryBuilder history, ObjectList objects) {
        this.history = history;
        this.objects = objects;
    }

    /** Reads files of range-query answers; the time they cover. */
    Span read(List<Path> files) {
        answers.read(files, this::learn);
        if (pods.isEmpty()) {
            throw new TraceException(files.getFirst()
                    + ": has no series of pods: ask for kube_pod_info, kube_pod_created and the others of"
                    + " kube-state-metrics");
        }
        long step = answers.stepMillis();
        Where where = () -> "the series";
        nodes.forEach((name, node) -> tell(name, node, step, where));
        tellReplicas(step);
        pods.values().stream()
                .sorted(Comparator.comparingLong((ScrapedPod pod) -> pod.createdMillis(step))
                        .thenComparing(pod -> pod.key))
                .forEach(pod -> tell(pod, step, where));
        tellUnknowns(step);
        return new Span(answers.startMillis(), answers.endMillis());
    }

    private void learn(Series series) {
        String metric = series.metric();
        if (metric.startsWith("kube_pod_") && !series.label("pod").isEmpty()) {
            var key = new ObjectKey(series.label("namespace"), series.label("pod"));
            String uid = series.label("uid");
            pods.computeIfAbsent(uid.isEmpty() ? key.toString() : uid, unknown -> new ScrapedPod(key, uid))
                    .learn(series);
        } else if (metric.startsWith("kube_node_") && !series.label("node").isEmpty()) {
            node(nodes.computeIfAbsent(series.label("node"), name -> new ScrapedNode()), series);
        } else {
            controller(series);
        }
    }

    private static void node(ScrapedNode node, Series series) {
        node.lastMillis = Math.max(node.lastMillis, series.lastMillis());
        long created = series.metric().equals("kube_node_created")
                ? Math.round(series.lastValue() * 1_000)
                : series.firstMillis();
        node.createdMillis = Math.min(node.createdMillis, created);
        switch (series.metric()) {
            case "kube_node_labels" -> node.labels.putAll(SeriesLabels.of(series));
            case "kube_node_status_allocatable" -> {
                String resource = SeriesLabels.resource(series.label("resource"));
                node.allocatable.put(resource, ScrapedPod.quantity(resource, Math.max(0, series.lastValue())));
            }
            default -> {} // it was there
        }
    }

    private void controller(Series series) {
        String namespace = series.label("namespace");
        switch (series.metric()) {
            case "kube_deployment_spec_replicas" ->
                replicas(deployments, new ObjectKey(namespace, series.label("deployment")), series);
            case "kube_statefulset_replicas" ->
                replicas(statefulSets, new ObjectKey(namespace, series.label("statefulset")), series);
            case "kube_replicaset_owner" -> {
                if (series.label("owner_kind").equals("Deployment")) {
                    deploymentsOfReplicaSets.put(
                            new ObjectKey(namespace, series.label("replicaset")), series.label("owner_name"));
                }
            }
            case "kube_job_spec_completions" ->
                completions.put(new ObjectKey(namespace, series.label("job_name")), (long) series.lastValue());
            case "kube_poddisruptionbudget_status_pod_disruptions_allowed" -> budgets++;
            default -> {} // no part of a workload
        }
    }

    private void replicas(SortedMap<ObjectKey, NavigableMap<Long, Integer>> workloads, ObjectKey key, Series series) {
        NavigableMap<Long, Integer> counts = workloads.computeIfAbsent(key, name -> new TreeMap<>());
        for (int i = 0; i < series.values().length; i++) {
            double count = series.values()[i];
            if (count >= 0 && count <= 1_000_000) {
                counts.put(series.atMillis()[i], (int) count);
            }
        }
    }

    private void tellReplicas(long step) {
        deploymentsOfReplicaSets.forEach((replicaSet, deployment) ->
                history.workloads().replicaSetOf(replicaSet, new Owner(Owner.Kind.DEPLOYMENT, deployment)));
        deployments.forEach((key, counts) -> tell(key, Owner.Kind.DEPLOYMENT, counts, step));
        statefulSets.forEach((key, counts) -> tell(key, Owner.Kind.STATEFUL_SET, counts, step));
    }

    /** A change is taken to have been half a step before it was seen. */
    private void tell(ObjectKey key, Owner.Kind kind, NavigableMap<Long, Integer> counts, long step) {
        if (counts.isEmpty()) {
            return; // not one of its samples was a count
        }
        var owner = new Owner(kind, key.name());
        counts.forEach((at, count) -> {
            boolean first = at == counts.firstKey().longValue();
            long since = first && at <= answers.startMillis() + step ? answers.startMillis() : at - step / 2;
            history.workloads().counted(since, key.namespace(), owner, count);
        });
        long last = counts.lastKey();
        if (last <= answers.endMillis() - step) {
            history.workloads().counted(last + step / 2, key.namespace(), owner, 0);
        }
    }

    private void tell(String name, ScrapedNode node, long step, Where where) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", "Node");
        ObjectNode metadata = object.putObject("metadata")
                .put("name", name)
                .put(
                        "creationTimestamp",
                        Instant.ofEpochMilli(node.createdMillis).toString());
        ObjectNode labels = metadata.putObject("labels");
        node.labels.forEach(labels::put);
        ObjectNode allocatable = object.putObject("status").putObject("allocatable");
        node.allocatable.forEach(allocatable::put);
        history.seen(node.createdMillis, object, where);
        if (node.lastMillis <= answers.endMillis() - step) {
            history.gone(node.lastMillis + step / 2, "Node", new ObjectKey("", name));
        }
    }

    private void tell(ScrapedPod pod, long step, Where where) {
        long created = pod.createdMillis(step);
        @Nullable JsonNode template = objects.template(pod.key.namespace(), pod.ownerKind(), pod.ownerName());
        history.seen(created, pod.object(step, template), where);
        Long completed = pod.completedMillis(step);
        Long gone = pod.goneMillis(step, answers.endMillis());
        if (completed != null) {
            ObjectNode status =
                    JsonNodeFactory.instance.objectNode().put("phase", pod.failed() ? "Failed" : "Succeeded");
            history.pods().status(Math.max(completed, created), pod.key, status);
        }
        if (gone != null) {
            history.gone(Math.max(gone, created), "Pod", pod.key);
        }
        if (template == null) {
            history.unknowns()
                    .add("pods have no template in the record: their spread, affinity and tolerations are"
                            + " not known; add a listing with objects=FILE");
            history.unknowns().add("pods were never seen to request anything", pod.hasRequests() ? 0 : 1);
            history.unknowns()
                    .add(
                            "pods have init containers of which it is not known whether they are sidecars: taken to run before",
                            pod.hasInitContainers() ? 1 : 0);
        }
        history.unknowns().add("pods were seen by one scrape only", pod.wasSeenOnce() ? 1 : 0);
        history.unknowns()
                .add(
                        "pods have no time of creation in the record: taken to be half a scrape before they were seen",
                        pod.isTimeKnown() ? 0 : 1);
    }

    private void tellUnknowns(long step) {
        history.unknowns()
                .add(
                        "seconds lie between two samples: ends of pods and changes of replicas are known to that,"
                                + " creation and completion to the second",
                        Math.max(1, step / 1_000));
        SortedMap<ObjectKey, Long> seen = new TreeMap<>();
        for (ScrapedPod pod : pods.values()) {
            if (pod.ownerKind().equals("Job")) {
                seen.merge(new ObjectKey(pod.key.namespace(), pod.ownerName()), 1L, Long::sum);
            }
        }
        history.unknowns().add("answers of Prometheus were cut off: the series they held are missing", answers.cut());
        long missing = 0;
        for (var job : completions.entrySet()) {
            missing += Math.max(0, job.getValue() - seen.getOrDefault(job.getKey(), 0L));
        }
        history.unknowns().add("pods of Jobs came and went between two scrapes, or had not come by the end", missing);
        if (!objects.hasBudgets()) {
            history.unknowns()
                    .add(
                            "budgets are known by name only, not what they allow: left out; add a listing with objects=FILE",
                            budgets);
        }
    }
}
