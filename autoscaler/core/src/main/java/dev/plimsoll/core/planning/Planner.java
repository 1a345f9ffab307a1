package dev.plimsoll.core.planning;

/** Decides which nodes to buy. The same problem gives the same plan. */
public interface Planner {
    Plan plan(PlanningProblem problem);
}
