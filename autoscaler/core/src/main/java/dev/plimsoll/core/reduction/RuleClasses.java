package dev.plimsoll.core.reduction;

import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demands by what the rules can tell apart: those of one class differ in nothing but requests and priority. */
final class RuleClasses {

    private final int[] classOf;
    private final List<Integer> shapes = new ArrayList<>();

    RuleClasses(Placement placement, List<Demand> demands) {
        classOf = new int[demands.size()];
        Map<Integer, Integer> known = new HashMap<>(); // looked up only, never walked
        for (int demand = 0; demand < classOf.length; demand++) {
            int shape = placement.shape(demands.get(demand).shape());
            Integer before = known.putIfAbsent(placement.ruleClassOf(shape), shapes.size());
            classOf[demand] = before == null ? shapes.size() : before;
            if (before == null) {
                shapes.add(shape);
            }
        }
    }

    int count() {
        return shapes.size();
    }

    /** The class of the demand. */
    int of(int demand) {
        return classOf[demand];
    }

    /** The placement's number for some shape of the class. */
    int shapeOf(int ruleClass) {
        return shapes.get(ruleClass);
    }
}
