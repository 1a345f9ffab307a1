package dev.plimsoll.core.plan;

/** Decides which nodes to buy. The same problem gives the same plan; of a planner that learns from plan to plan, at the same point of its way. */
public interface Planner {
    Plan plan(PlanningProblem problem);
}
