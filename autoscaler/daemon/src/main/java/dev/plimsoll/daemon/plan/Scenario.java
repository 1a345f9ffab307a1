package dev.plimsoll.daemon.plan;

import dev.plimsoll.daemon.plan.Question.PodClass;
import java.util.List;

/** Pods to place on an empty cluster, and the sets of instance types that may be bought in each of the zones. */
record Scenario(String name, List<String> typeSets, List<String> zones, List<PodClass> classes) {}
