package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.TraceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Valid traces that use every part of the format, by seed. Names hold blanks, quotes, slashes and letters beyond ASCII. */
final class RandomTraces {

    private static final String[] NAMES = {
        "a", "shop", "x/y", "with blank", "quote\"d", "back\\slash", "grün", "日本", "🚢"
    };

    private final Random random;

    private RandomTraces(long seed) {
        this.random = new Random(seed);
    }

    static Trace of(long seed) {
        return new RandomTraces(seed).trace();
    }

    private Trace trace() {
        Manifest manifest = manifest();
        List<PodShape> shapes = list(1, 5, this::shape);
        var events = new ArrayList<WorkloadEvent>();
        var staying = new ArrayList<String>();
        long at = 0;
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            at += random.nextInt(3) * (long) random.nextInt(100_000);
            events.add(event(at, i, shapes.get(random.nextInt(shapes.size())), staying));
        }
        return new Trace(manifest, events::stream);
    }

    private WorkloadEvent event(long at, int index, PodShape shape, List<String> staying) {
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                new WorkloadEvent.PodArrives(
                        at,
                        "pod " + index,
                        shape,
                        new Owner(Owner.Kind.JOB, name()),
                        new Departure.AfterRunning(random.nextInt(1_000_000)));
            case 2 -> {
                Owner owner = random.nextBoolean() ? Owner.NOBODY : new Owner(Owner.Kind.STATEFUL_SET, name());
                var departure = new Departure.AtTime(at + random.nextInt(1_000_000));
                PodShape own = owner.kind() == Owner.Kind.STATEFUL_SET && random.nextBoolean()
                        ? TraceBuilder.withOwnVolume(shape)
                        : shape;
                yield new WorkloadEvent.PodArrives(at, name() + index, own, owner, departure);
            }
            case 3 -> {
                if (!staying.isEmpty() && random.nextBoolean()) {
                    yield new WorkloadEvent.PodDeparts(at, staying.removeLast());
                }
                staying.add("stays-" + index);
                yield new WorkloadEvent.PodArrives(
                        at, "stays-" + index, shape, new Owner(Owner.Kind.DEPLOYMENT, name()), Departure.ON_EVENT);
            }
            case 4 ->
                new WorkloadEvent.WorkloadScaled(
                        at, new Owner(Owner.Kind.DEPLOYMENT, name()), shape, random.nextInt(50));
            case 5 -> new WorkloadEvent.BudgetSet(at, name(), name(), selector(), limit());
            default -> new WorkloadEvent.NodeGroupChanged(at, "group 0", random.nextInt(5), 5 + random.nextInt(5));
        };
    }

    private BudgetLimit limit() {
        boolean percent = random.nextBoolean();
        var amount = new BudgetLimit.Amount(random.nextInt(101), percent);
        return random.nextBoolean() ? new BudgetLimit.MinAvailable(amount) : new BudgetLimit.MaxUnavailable(amount);
    }

    private Manifest manifest() {
        var loops = new TreeMap<Owner.Kind, Manifest.Loop>();
        loops.put(Owner.Kind.JOB, Manifest.Loop.CLOSED);
        loops.put(Owner.Kind.DEPLOYMENT, Manifest.Loop.OPEN);
        loops.put(Owner.Kind.STATEFUL_SET, Manifest.Loop.OPEN);
        loops.put(Owner.Kind.BARE, Manifest.Loop.OPEN);
        var groups = new ArrayList<Manifest.Group>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var marks =
                    new Manifest.Marks(textMap(), list(0, 2, () -> new Taint(name(), name(), Taint.Effect.NO_EXECUTE)));
            groups.add(new Manifest.Group(
                    "group " + i, List.of("m5.large", "c5.large"), List.of("z1"), new Manifest.Bounds(i, 9), marks));
        }
        List<Manifest.DaemonSet> daemonSets =
                random.nextBoolean() ? List.of() : List.of(new Manifest.DaemonSet(name(), resources(), textMap()));
        List<Manifest.RecordedNodes> history =
                list(0, 2, () -> new Manifest.RecordedNodes(7, name(), resources(), random.nextInt(9)));
        return new Manifest(
                new Manifest.About(name(), "line one\nline two \"quoted\""),
                new Manifest.Span(
                        Instant.ofEpochMilli(random.nextInt()),
                        random.nextBoolean() ? null : Duration.ofMillis(1 + random.nextInt(99_999))),
                loops,
                new Manifest.Fleet(groups, daemonSets, history));
    }

    private PodShape shape() {
        var rules = new SchedulingRules(
                new NodeAffinity(
                        textMap(),
                        list(0, 2, this::term),
                        list(0, 2, () -> new NodeAffinity.PreferredTerm(1 + random.nextInt(100), term()))),
                list(0, 2, this::toleration),
                list(0, 2, this::spread),
                new PodAffinityTerm.Terms(
                        list(0, 2, this::podTerm),
                        list(0, 2, this::podTerm),
                        list(0, 2, () -> new PodAffinityTerm.Weighted(random.nextInt(201) - 100, podTerm()))),
                new SchedulingRules.Attachments(
                        list(
                                0,
                                2,
                                () -> new HostPort(
                                        random.nextBoolean() ? "" : "10.0.0.1", "UDP", 1 + random.nextInt(65_535))),
                        list(0, 2, this::name)));
        return new PodShape(
                random.nextBoolean() ? "default" : name(),
                textMap(),
                resources(),
                rules,
                random.nextInt(3) * random.nextInt());
    }

    private Resources resources() {
        Resources resources = Resources.ofPod(random.nextInt(100_000), random.nextLong(1L << 40));
        return random.nextBoolean() ? resources : resources.with(Resources.GPU, random.nextInt(9));
    }

    private NodeAffinity.Term term() {
        return new NodeAffinity.Term(list(0, 2, this::requirement), list(0, 2, this::requirement));
    }

    private Requirement requirement() {
        var operators = Requirement.Operator.values();
        return new Requirement(name(), operators[random.nextInt(operators.length)], list(0, 3, this::name));
    }

    private Toleration toleration() {
        var effects = Taint.Effect.values();
        Taint.@Nullable Effect effect = random.nextBoolean() ? null : effects[random.nextInt(effects.length)];
        return random.nextBoolean()
                ? new Toleration("", Toleration.Operator.EXISTS, "", effect)
                : new Toleration(name(), Toleration.Operator.EQUAL, name(), effect);
    }

    private TopologySpreadConstraint spread() {
        var options = random.nextBoolean()
                ? TopologySpreadConstraint.Options.DEFAULT
                : new TopologySpreadConstraint.Options(
                        1 + random.nextInt(3), random.nextBoolean(), random.nextBoolean(), list(0, 2, this::name));
        return new TopologySpreadConstraint(
                name(), 1 + random.nextInt(3), random.nextBoolean(), optionalSelector(), options);
    }

    private PodAffinityTerm podTerm() {
        return new PodAffinityTerm(
                name(), optionalSelector(), new TreeSet<>(list(0, 2, this::name)), optionalSelector());
    }

    private @Nullable LabelSelector optionalSelector() {
        return random.nextInt(3) == 0 ? null : selector();
    }

    private LabelSelector selector() {
        return new LabelSelector(list(0, 2, this::requirement));
    }

    private SortedMap<String, String> textMap() {
        var map = new TreeMap<String, String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(name(), random.nextBoolean() ? "" : name());
        }
        return map;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private <T> List<T> list(int least, int most, Supplier<T> element) {
        var list = new ArrayList<T>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
