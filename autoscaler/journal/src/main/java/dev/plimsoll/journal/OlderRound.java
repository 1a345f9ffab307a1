package dev.plimsoll.journal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A round as it was written before pods, nodes and groups said of themselves whether they may go, made into one of today's form:
 * the rules of then, and nothing said. What is no round is left for whoever reads it to complain of.
 */
final class OlderRound {

    private static final int AT = 0;
    private static final int EVICTION = 1;
    private static final int TERMINATING = 2;
    private static final int LIFE = 3;
    private static final String NEVER_OVERDUE = "9999-12-31T23:59:59Z";

    private final List<String> evictions = new ArrayList<>();

    private OlderRound() {}

    static void bringUpToDate(JsonNode round) {
        if (round instanceof ObjectNode whole && !whole.has("mobilities")) {
            new OlderRound().change(whole);
        }
        round.path("observation").path("groups").path("items").forEach(OlderRound::addProvisionTimeout);
    }

    private static void addProvisionTimeout(JsonNode state) {
        if (state.path("group").path("options") instanceof ObjectNode options) {
            options.putNull("provisionTimeout");
        }
    }

    private void change(ObjectNode round) {
        round.path("owners").forEach(OlderRound::addController);
        JsonNode observation = round.path("observation");
        observation.path("unschedulablePods").path("items").forEach(this::changeLife);
        for (JsonNode state : observation.path("nodes").path("items")) {
            state.path("pods").forEach(this::changeLife);
            if (state.path("node") instanceof ObjectNode node) {
                node.putObject("annotations");
            }
        }
        observation.path("groups").path("items").forEach(OlderRound::addOptions);
        ArrayNode mobilities = round.putArray("mobilities");
        for (String eviction : evictions) {
            ObjectNode mobility = mobilities.addObject();
            mobility.put("eviction", eviction);
            mobility.put("localVolume", "");
            mobility.putNull("protectedUntil");
            mobility.put("deletionCost", 0);
            mobility.put("expendable", true);
        }
        if (round.path("rules").path("settings").path("removals") instanceof ObjectNode removals) {
            changeRules(removals);
        }
    }

    private static void addController(JsonNode owner) {
        if (owner instanceof ObjectNode known) {
            ObjectNode controller = known.putObject("controller");
            controller.put("kind", "");
            controller.put("name", "");
            controller.put("found", true);
            controller.putNull("replicas");
        }
    }

    private void changeLife(JsonNode pod) {
        if (!(pod.path(LIFE) instanceof ArrayNode life) || life.size() <= TERMINATING) {
            return;
        }
        String eviction = life.path(EVICTION).asString("");
        boolean terminating = life.path(TERMINATING).asBoolean(false);
        JsonNode at = life.path(AT);
        if (!evictions.contains(eviction)) {
            evictions.add(eviction);
        }
        life.removeAll();
        life.add(at);
        life.add(evictions.indexOf(eviction));
        ArrayNode ending = life.addArray();
        ending.add(false);
        if (terminating) {
            ending.add(NEVER_OVERDUE);
        } else {
            ending.addNull();
        }
    }

    private static void addOptions(JsonNode state) {
        if (state.path("group") instanceof ObjectNode group) {
            ObjectNode options = group.putObject("options");
            List.of("utilisationThreshold", "gpuUtilisationThreshold", "unneeded", "unready", "ignoreDaemonSets")
                    .forEach(options::putNull);
        }
    }

    /** Every controller was taken to make its pods again, and nothing was protected but what said so. */
    private static void changeRules(ObjectNode removals) {
        JsonNode threshold = removals.remove("utilisationThreshold");
        ObjectNode nodes = removals.putObject("nodes");
        ObjectNode thresholds = nodes.putObject("thresholds");
        thresholds.set("cpuOrMemory", threshold);
        thresholds.set("gpu", threshold);
        List.of("ignoreDaemonSets", "ignoreStaticPods", "unreadyNodes", "otherMarks")
                .forEach(name -> nodes.put(name, false));
        ObjectNode pods = removals.putObject("pods");
        ObjectNode owners = pods.putObject("owners");
        owners.put("known", false);
        owners.put("minReplicas", 0);
        if (removals.path("drains") instanceof ObjectNode drains) {
            owners.set("interruptJobs", drains.remove("evictJobs"));
        }
        owners.putArray("alsoReplicating");
        ObjectNode protection = pods.putObject("protection");
        protection.put("systemPods", "FREE");
        protection.put("systemPodTimeout", "PT0S");
        List.of("localStorage", "doNotDisrupt", "severalBudgets").forEach(name -> protection.put(name, false));
        pods.put("expendableBelow", Integer.MIN_VALUE);
        pods.put("evictDaemonSets", false);
    }
}
