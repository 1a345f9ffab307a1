package dev.plimsoll.solver;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.ShapeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/** Pods and kinds of node as numbers along three axes (cpu, memory, pod slots), with no rule but room. */
record PlainProblem(List<Pods> pods, List<Kind> kinds) {

    static final int AMPLE = 100_000;

    /** So many equal pods. */
    record Pods(long cpuMillis, long memoryGib, int count) {
        long[] request() {
            return new long[] {cpuMillis, memoryGib, 1};
        }
    }

    /** A node group with this many nodes to sell. */
    record Kind(long cpuMillis, long memoryGib, int pods, long microDollars, int room) {
        long[] free() {
            return new long[] {cpuMillis, memoryGib, pods};
        }
    }

    PlainProblem {
        pods = List.copyOf(pods);
        kinds = List.copyOf(kinds);
    }

    /** Few enough pods to try everything; some kinds run out, some pods ask for nothing but their slot. */
    static PlainProblem small(Random random) {
        var pods = new ArrayList<Pods>();
        for (int shapes = random.nextInt(1, 4); shapes > 0; shapes--) {
            pods.add(new Pods(random.nextInt(9) * 250L, random.nextInt(9), random.nextInt(1, 5)));
        }
        var kinds = new ArrayList<Kind>();
        kinds.add(new Kind(4000, 16, 4, random.nextInt(100_000, 300_000), AMPLE));
        for (int more = random.nextInt(1, 4); more > 0; more--) {
            kinds.add(new Kind(
                    random.nextInt(1000, 6000),
                    random.nextInt(2, 24),
                    random.nextInt(1, 7),
                    random.nextInt(20_000, 400_000),
                    random.nextInt(3) == 0 ? random.nextInt(1, 3) : AMPLE));
        }
        return new PlainProblem(pods, kinds);
    }

    /** Hundreds of pods of several shapes, priced as instances are: roughly by what they have. */
    static PlainProblem large(Random random) {
        var pods = new ArrayList<Pods>();
        for (int shapes = random.nextInt(4, 15); shapes > 0; shapes--) {
            pods.add(new Pods(random.nextInt(1, 40) * 100L, random.nextInt(1, 17), random.nextInt(5, 80)));
        }
        var kinds = new ArrayList<Kind>();
        for (int more = random.nextInt(4, 20); more > 0; more--) {
            long cores = 1L << random.nextInt(2, 6);
            long gibPerCore = 1L << random.nextInt(1, 4);
            long price = cores * (30_000 + 5_000 * gibPerCore) * random.nextInt(80, 120) / 100;
            kinds.add(new Kind(cores * 1000 - 83, cores * gibPerCore, random.nextInt(8, 60), price, AMPLE));
        }
        kinds.add(new Kind(64_000, 256, 110, 4_000_000, AMPLE));
        return new PlainProblem(pods, kinds);
    }

    /** Many pods, but so large that each node has few fillings. */
    static PlainProblem chunky(Random random) {
        var pods = new ArrayList<Pods>();
        for (int shapes = random.nextInt(3, 9); shapes > 0; shapes--) {
            pods.add(new Pods(random.nextInt(10, 50) * 100L, random.nextInt(3, 20), random.nextInt(5, 100)));
        }
        var kinds = new ArrayList<Kind>();
        for (int more = random.nextInt(2, 7); more > 0; more--) {
            long cores = random.nextInt(4, 17);
            long gib = cores * random.nextInt(2, 9);
            long price = (cores * 30_000 + gib * 5_000) * random.nextInt(80, 120) / 100;
            kinds.add(new Kind(cores * 1000, gib, random.nextInt(4, 12), price, AMPLE));
        }
        kinds.add(new Kind(16_000, 64, 8, 1_000_000, AMPLE));
        return new PlainProblem(pods, kinds);
    }

    /** The same where nodes cost otherwise. */
    PlainProblem priced(LongUnaryOperator microDollars) {
        return new PlainProblem(
                pods,
                kinds.stream()
                        .map(kind -> new Kind(
                                kind.cpuMillis(),
                                kind.memoryGib(),
                                kind.pods(),
                                microDollars.applyAsLong(kind.microDollars()),
                                kind.room()))
                        .toList());
    }

    PlanningProblem toPlanningProblem() {
        return toPlanningProblem(Terms.LIST_PRICES);
    }

    PlanningProblem toPlanningProblem(Terms terms) {
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < pods.size(); i++) {
            Pods some = pods.get(i);
            ShapeBuilder shape = ShapeBuilder.aShape()
                    .app("app-" + i)
                    .cpuMillis(some.cpuMillis())
                    .memoryGib(some.memoryGib());
            demands.add(new Demand(shape.build(), some.count()));
        }
        var offers = new ArrayList<GroupOffer>();
        for (int i = 0; i < kinds.size(); i++) {
            NodeGroup group = group("group-" + i, instanceType(i), kinds.get(i));
            offers.add(new GroupOffer(group, group.maxSize(), ImmutableMaps.empty()));
        }
        return new PlanningProblem(new Placement(), List.of(), demands, offers, terms);
    }

    /** The type of instance that nodes of a kind are. */
    static String instanceType(int kind) {
        return "test.kind-" + kind;
    }

    private static NodeGroup group(String name, String instanceType, Kind kind) {
        var allocatable = new Resources(
                kind.cpuMillis(), kind.memoryGib() * ShapeBuilder.GIBIBYTE, kind.pods(), ImmutableMaps.empty());
        var template = new NodeTemplate(
                new NodeTemplate.Source(name, instanceType, "a"),
                ImmutableMaps.copyOf(Map.of(WellKnown.ZONE, "a", WellKnown.INSTANCE_TYPE, instanceType)),
                List.of(),
                new NodeTemplate.Capacity(allocatable, Resources.NONE),
                kind.microDollars());
        return new NodeGroup(name, 0, kind.room(), List.of(template));
    }
}
