package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws scenarios by seed: the first half of the time is busy and goes wrong, the second is quiet, so that all can settle. */
final class Scenarios {

    private static final int FAULTS = 4;
    private static final double BUSY_SHARE = 0.4;
    private static final double WRONG_SHARE = 0.5;

    private final Duration length;
    private final List<String> words;
    private final Setting setting;

    /** Faults are drawn from the kinds with these words. */
    Scenarios(Duration length, List<String> words, Setting setting) {
        this.length = length;
        this.words = List.copyOf(words);
        this.setting = setting;
    }

    Scenario of(long seed) {
        RandomGenerator draws = new RandomStreams(seed).stream("torture", "scenario", 0);
        long busyMillis = Math.round(length.toMillis() * BUSY_SHARE);
        Trace trace = new Workload(draws, busyMillis).draw(length);
        var faults = new ArrayList<Fault>();
        int number = words.isEmpty() ? 0 : draws.nextInt(FAULTS + 1);
        for (int fault = 0; fault < number; fault++) {
            faults.add(fault(draws, trace.manifest().fleet().groups()));
        }
        long quietFrom = Math.round(length.toMillis() * WRONG_SHARE);
        return new Scenario(
                seed,
                trace,
                setting.world().withTail(Duration.ZERO),
                setting.product(),
                new Scenario.Course(length.toMillis(), quietFrom, faults));
    }

    private Fault fault(RandomGenerator draws, List<Manifest.Group> groups) {
        String word = words.get(draws.nextInt(words.size()));
        long latest = Math.round(length.toMillis() * WRONG_SHARE);
        long from = draws.nextLong(30_000, latest - 60_000);
        long lasts = Math.min(latest - from, lasting(word, draws));
        String target = draws.nextInt(3) == 0
                ? ""
                : groups.get(draws.nextInt(groups.size())).name();
        return FaultWords.fault(word, new Fault.Window(from, from + lasts), target, amount(word, draws));
    }

    /** Most faults last for some seconds or minutes; those of machines that begin wrongly last long enough to meet some. */
    private static long lasting(String word, RandomGenerator draws) {
        return switch (word) {
            case "conflict",
                    "api-error",
                    "cloud-error",
                    "throttled",
                    "lost-reply",
                    "lost-write",
                    "doubled-call",
                    "empty-nodes",
                    "missing-nodes",
                    "incomplete-nodes",
                    "partial-page",
                    "no-provider-id",
                    "doubled-nodes",
                    "silent-watch",
                    "pause",
                    "leader-change",
                    "crash-before",
                    "crash-after" -> draws.nextLong(5_000, 180_000);
            case "strange-taint",
                    "startup-taint",
                    "slow-ready",
                    "slow-boot",
                    "short-memory",
                    "never-joins",
                    "launch-suspended",
                    "terminate-suspended",
                    "node-lingers",
                    "outage",
                    "clock-skew" -> draws.nextLong(600_000, 3_000_000);
            default -> draws.nextLong(20_000, 900_000);
        };
    }

    private static double amount(String word, RandomGenerator draws) {
        return switch (word) {
            case "describe-lag" -> 1 + draws.nextInt(30);
            case "slow-boot" -> 120 + draws.nextInt(480);
            case "slow-ready", "startup-taint" -> 15 + draws.nextInt(225);
            case "short-memory" -> 0.05 + 0.5 * draws.nextDouble();
            case "terminating-hook" -> 60 + draws.nextInt(3600);
            case "foreign-desired" -> 1.0 + draws.nextInt(5);
            case "clock-skew" -> draws.nextInt(1200) - 600.0;
            default -> 0.1 + 0.9 * draws.nextDouble();
        };
    }
}
