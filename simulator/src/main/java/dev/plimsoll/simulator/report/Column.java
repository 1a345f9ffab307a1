package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.Figure;

/** A figure where people read it: its two lines of heading, its unit and what it means. */
public enum Column {
    DOLLARS(Figure.DOLLARS, Unit.MONEY, "", "dollars", "What all nodes were billed for."),
    WASTE(
            Figure.WASTE_DOLLARS,
            Unit.MONEY,
            "wasted",
            "dollars",
            "Dollars billed for capacity that no pod requested; a node is as full as its fuller of cpu and memory."),
    NODE_HOURS(Figure.NODE_HOURS, Unit.AMOUNT, "node", "hours", "Time billed, added up over all nodes."),
    WAIT_P50(
            Figure.WAIT_SECONDS_P50,
            Unit.AMOUNT,
            "wait s",
            "p50",
            "Seconds from a pod's arrival or eviction to its binding, or to its end or the run's if it never was bound: half of the pods waited no longer."),
    WAIT_P95(Figure.WAIT_SECONDS_P95, Unit.AMOUNT, "wait s", "p95", "The same for 95 of 100 pods."),
    WAIT_P99(Figure.WAIT_SECONDS_P99, Unit.AMOUNT, "wait s", "p99", "The same for 99 of 100 pods."),
    WAIT_MAX(
            Figure.WAIT_SECONDS_MAX, Unit.AMOUNT, "wait s", "max", "The longest wait, of a pod that was bound or not."),
    NEVER_PLACED(Figure.NEVER_PLACED, Unit.COUNT, "never", "placed", "Pods that never ran."),
    EVICTIONS(
            Figure.EVICTIONS,
            Unit.COUNT,
            "",
            "evicted",
            "Pods thrown off their node: evicted, lost with it, or made to give way to a higher priority."),
    SCALE_UPS(Figure.SCALE_UPS, Unit.COUNT, "nodes", "up", "Nodes bought."),
    SCALE_DOWNS(Figure.SCALE_DOWNS, Unit.COUNT, "nodes", "down", "Nodes given back."),
    FLAPS(
            Figure.FLAPS,
            Unit.COUNT,
            "",
            "flaps",
            "Nodes bought in a group within ten minutes of giving one back in that group."),
    CPU(
            Figure.CPU_ALLOCATION,
            Unit.PERCENT,
            "cpu",
            "%",
            "Share of the allocatable cpu that pods requested, weighted by time."),
    MEMORY(
            Figure.MEMORY_ALLOCATION,
            Unit.PERCENT,
            "memory",
            "%",
            "Share of the allocatable memory that pods requested, weighted by time."),
    GPU(
            Figure.GPU_ALLOCATION,
            Unit.PERCENT,
            "gpu",
            "%",
            "Share of the allocatable GPUs that pods requested, weighted by time; 0 where there were none."),
    CORE_HOURS(
            Figure.CORE_HOURS,
            Unit.AMOUNT,
            "core h",
            "served",
            "Cores that bound pods requested, over time, DaemonSets' aside: the work that was done."),
    LOST(
            Figure.LOST_POD_HOURS,
            Unit.AMOUNT,
            "pod h",
            "lost",
            "Hours for which pods ran that were thrown off before they had finished and had to run again."),
    LEAST(
            Figure.LEAST_DOLLARS,
            Unit.MONEY,
            "least",
            "dollars",
            "What the work of this run must cost on the machines of the groups, whoever buys them and however well they are filled.");

    private final Figure figure;
    private final Unit unit;
    private final String upper;
    private final String lower;
    private final String meaning;

    Column(Figure figure, Unit unit, String upper, String lower, String meaning) {
        this.figure = figure;
        this.unit = unit;
        this.upper = upper;
        this.lower = lower;
        this.meaning = meaning;
    }

    public Figure figure() {
        return figure;
    }

    /** The first line of the heading; may be empty. */
    public String upper() {
        return upper;
    }

    /** The second line of the heading. */
    public String lower() {
        return lower;
    }

    public String heading() {
        return (upper + " " + lower).strip();
    }

    /** What the figure is, as a sentence. */
    public String meaning() {
        return meaning;
    }

    /** How many decimals the values of one comparison have. */
    public int decimals(Comparison comparison) {
        double largest = comparison.policies().stream()
                .mapToDouble(policy -> Math.abs(policy.estimate(figure).mean()))
                .max()
                .orElse(0);
        return unit.decimals(unit.scale(largest), comparison.seeds().size() > 1);
    }

    /** How many decimals a difference from a value has. */
    int differenceDecimals(double from) {
        return unit.decimals(unit.scale(from), true);
    }

    /** The mean. */
    public String mean(Estimate estimate, int decimals) {
        return Numbers.fixed(unit.scale(estimate.mean()), decimals);
    }

    /** Half the width of the interval; nothing where there is none. */
    public String halfWidth(Estimate estimate, int decimals) {
        return estimate.halfWidth().isEmpty()
                ? ""
                : Numbers.fixed(unit.scale(estimate.halfWidth().getAsDouble()), decimals);
    }
}
