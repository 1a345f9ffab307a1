package dev.plimsoll.benchmarks.planning;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.daemon.plan.Question;
import dev.plimsoll.daemon.plan.ScenarioQuestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Pods of several shapes and what may be bought for them; an empty cluster that knows the shapes once it was asked. */
record PlanningCase(String name, Placement placement, List<Demand> demands, List<GroupOffer> offers) {

    private static final long SEED = 42;
    private static final int TYPES = 608;
    private static final String SET = "compute-" + TYPES;

    PlanningCase {
        demands = List.copyOf(demands);
        offers = List.copyOf(offers);
    }

    /** Those of the files of scenarios; without files, 50 and 200 shapes of 1,000, 10,000 and 100,000 pods on 608 types. */
    static List<PlanningCase> of(List<String> files) throws IOException {
        var cases = new ArrayList<PlanningCase>();
        var source = new ScenarioQuestions(null, SET);
        for (String file : files) {
            for (Question question : source.read(Path.of(file))) {
                String name = question.subject().scenario();
                cases.add(new PlanningCase(name, new Placement(), question.demands(), question.offers()));
            }
        }
        if (files.isEmpty()) {
            for (int shapes : new int[] {50, 200}) {
                for (int pods : new int[] {1_000, 10_000, 100_000}) {
                    cases.add(drawn(shapes, pods));
                }
            }
        }
        return cases;
    }

    /** Counts by Zipf; c, m and r machines of many generations, each with its own price for a core and its own overhead. */
    static PlanningCase drawn(int shapes, int pods) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double weights = 0;
        for (int i = 1; i <= shapes; i++) {
            weights += 1.0 / i;
        }
        var demands = new ArrayList<Demand>();
        for (int i = 1; i <= shapes; i++) {
            demands.add(new Demand(
                    aShape().app("app-" + i)
                            .cpuMillis(random.nextInt(1, 80) * 50L)
                            .memoryMib(random.nextInt(1, 256) * 64L)
                            .build(),
                    Math.max(1, (int) (pods / (i * weights)))));
        }
        return new PlanningCase(
                "drawn " + shapes + " shapes, " + pods + " pods", new Placement(), demands, offers(random));
    }

    private static List<GroupOffer> offers(RandomGenerator random) {
        var offers = new ArrayList<GroupOffer>();
        for (int generation = 0; offers.size() < TYPES; generation++) {
            double dearness = generation == 0 ? 1 : random.nextDouble(0.85, 1.3);
            double kept = generation == 0 ? 0 : random.nextDouble(0, 0.06);
            for (int gibPerCore : new int[] {2, 4, 8}) {
                for (int cores : new int[] {2, 4, 8, 16, 32, 48, 64, 96}) {
                    if (offers.size() < TYPES) {
                        long gib = Math.max(1, Math.round(cores * gibPerCore * (1 - kept)) - 1);
                        long price = Math.round(cores * (34_000L + 5_000L * gibPerCore) * dearness);
                        NodeGroup group = aGroup("g" + generation + "-" + gibPerCore + "-" + cores)
                                .nodes(cores * 1000L - 100, gib, price)
                                .sizes(0, 1_000_000)
                                .build();
                        offers.add(new GroupOffer(group, 1_000_000, ImmutableMaps.empty()));
                    }
                }
            }
        }
        return offers;
    }

    PlanningProblem problem() {
        return problem(demands);
    }

    /** With other pods. */
    PlanningProblem problem(List<Demand> asked) {
        return new PlanningProblem(placement, List.of(), asked, offers);
    }
}
