package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Budget;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Controllers;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts a history together from objects as they were seen, in the order of time; whatever saw them tells it here. */
final class HistoryBuilder {

    private final Unknowns unknowns = new Unknowns();
    private final PriorityClasses priorities = new PriorityClasses();
    private final PodTemplates templates = new PodTemplates(priorities);
    private final PodLives pods = new PodLives(templates);
    private final NodeLives nodes = new NodeLives();
    private final WorkloadChanges workloads = new WorkloadChanges(templates);
    private final VolumeZones volumes = new VolumeZones();
    private final List<Budget> budgets = new ArrayList<>();
    private final Map<ObjectKey, Budget> budgetsNow = new HashMap<>();
    private final SortedMap<ObjectKey, DaemonSet> daemonSets = new TreeMap<>();
    private final Set<ObjectKey> choosyDaemonSets = new HashSet<>();
    private final Set<ObjectKey> boundlessBudgets = new HashSet<>();

    /** What counts what could not be known. */
    Unknowns unknowns() {
        return unknowns;
    }

    PodLives pods() {
        return pods;
    }

    NodeLives nodes() {
        return nodes;
    }

    WorkloadChanges workloads() {
        return workloads;
    }

    PodTemplates templates() {
        return templates;
    }

    /** An object as it was answered to whoever made it. */
    void made(long atMillis, JsonNode object, Where where) {
        switch (object.path("kind").asString("")) {
            case "Pod" -> pods.made(atMillis, object, where);
            case "Node" -> nodes.made(atMillis, object, where);
            case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig" ->
                workloads.made(atMillis, object, where);
            case "PodDisruptionBudget" -> budget(atMillis, atMillis, object, where);
            default -> seen(atMillis, object, where);
        }
    }

    /** A whole object, at any time of its life; kinds that have no part in a workload are passed over. */
    void seen(long atMillis, JsonNode object, Where where) {
        switch (object.path("kind").asString("")) {
            case "Pod" -> pods.seen(atMillis, object, where);
            case "Node" -> nodes.seen(atMillis, object, where);
            case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig" ->
                workloads.seen(atMillis, object, where);
            case "DaemonSet" -> daemonSet(object, where);
            case "PodDisruptionBudget" -> budget(atMillis, createdMillis(object, atMillis), object, where);
            case "PriorityClass" -> priorities.seen(object);
            case "PersistentVolumeClaim" -> volumes.claim(object);
            case "PersistentVolume" -> volumes.volume(object);
            default -> {} // no part of a workload
        }
    }

    void gone(long atMillis, String kind, ObjectKey key) {
        switch (kind) {
            case "Pod" -> pods.gone(atMillis, key);
            case "Node" -> nodes.gone(atMillis, key.name());
            case "DaemonSet" -> daemonSets.remove(key);
            case "PodDisruptionBudget" -> budgetGone(atMillis, key);
            default -> workloads.gone(atMillis, kind, key);
        }
    }

    ClusterHistory build(Span span) {
        unknowns.add("budgets have no limit or no selector: left out", boundlessBudgets.size());
        unknowns.add(
                "DaemonSets choose nodes by more than a nodeSelector: taken to be on all that have its labels",
                choosyDaemonSets.size());
        var lives = new LifeStories(workloads, new ClaimedVolumes(volumes, nodes.all(), unknowns), unknowns);
        return new ClusterHistory(
                span,
                lives.of(pods.all(), span, templates),
                nodes.all(),
                new Controllers(workloads.scalings(), budgets, List.copyOf(daemonSets.values())),
                unknowns.counts());
    }

    private void daemonSet(JsonNode object, Where where) {
        ObjectKey key = ObjectKey.of(object);
        PodShape shape = templates.shape(key.namespace(), object.path("spec").path("template"), where);
        if (!shape.rules().nodeAffinity().required().isEmpty()) {
            choosyDaemonSets.add(key);
        }
        daemonSets.put(
                key,
                new DaemonSet(
                        key.toString(),
                        shape.requests(),
                        shape.rules().nodeAffinity().nodeSelector()));
    }

    private static long createdMillis(JsonNode object, long atMillis) {
        Long created = ObjectTimes.created(object);
        return created == null ? atMillis : Math.min(created, atMillis);
    }

    private void budget(long atMillis, long createdMillis, JsonNode object, Where where) {
        ObjectKey key = ObjectKey.of(object);
        JsonNode spec = object.path("spec");
        BudgetLimit limit = limit(spec, where);
        LabelSelector selector = new SchedulingRulesReader(where).selector(spec.path("selector"));
        if (limit == null || selector == null) {
            boundlessBudgets.add(key);
            return;
        }
        Budget before = budgetsNow.get(key);
        if (before == null || !selector.equals(before.selector()) || !limit.equals(before.limit())) {
            long since = before == null ? createdMillis : atMillis;
            keep(key, new Budget(since, key.namespace(), key.name(), selector, limit));
        }
    }

    private void budgetGone(long atMillis, ObjectKey key) {
        Budget before = budgetsNow.get(key);
        if (before != null) {
            keep(key, new Budget(atMillis, key.namespace(), key.name(), before.selector(), null));
        }
    }

    private void keep(ObjectKey key, Budget budget) {
        budgetsNow.put(key, budget);
        budgets.add(budget);
    }

    private static @Nullable BudgetLimit limit(JsonNode spec, Where where) {
        if (spec.has("maxUnavailable")) {
            return new BudgetLimit.MaxUnavailable(amount(spec.path("maxUnavailable"), where));
        }
        return spec.has("minAvailable") ? new BudgetLimit.MinAvailable(amount(spec.path("minAvailable"), where)) : null;
    }

    private static Amount amount(JsonNode value, Where where) {
        String text = value.asString("");
        if (text.matches("[0-9]{1,7}")) {
            return new Amount(Integer.parseInt(text), false);
        }
        if (text.matches("[0-9]{1,3}%")) {
            return new Amount(Math.min(100, Integer.parseInt(text.substring(0, text.length() - 1))), true);
        }
        throw where.bad("a budget of " + Where.shown(text) + ": give a count such as 2, or a share such as 25%");
    }
}
