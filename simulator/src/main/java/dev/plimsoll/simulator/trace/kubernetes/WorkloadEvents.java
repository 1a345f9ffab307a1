package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Budget;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A history as events of a trace. Deployments and StatefulSets have the replicas they were told to have, with pods as their
 * pods really were; pods of Jobs arrive when they did, and run as long as they did once they have a node; bare pods do so
 * too if all of them ended by themselves, and else end when they did. DaemonSets are of the manifest.
 */
final class WorkloadEvents {

    private static final BudgetLimit NO_LIMIT = new BudgetLimit.MaxUnavailable(new Amount(100, true));

    private final ClusterHistory history;
    private final Unknowns unknowns;
    private final Loop bare;
    private final List<WorkloadEvent> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private record Workload(String namespace, Owner owner) implements Comparable<Workload> {
        @Override
        public int compareTo(Workload other) {
            return Comparator.comparing(Workload::namespace)
                    .thenComparing((Workload workload) -> workload.owner.kind())
                    .thenComparing(workload -> workload.owner.name())
                    .compare(this, other);
        }
    }

    /** What making events leaves unknown is added to the rest. */
    WorkloadEvents(ClusterHistory history, Unknowns unknowns) {
        this.history = history;
        this.unknowns = unknowns;
        this.bare = history.pods().stream()
                        .filter(pod -> pod.maker().owner().kind() == Owner.Kind.BARE)
                        .allMatch(pod -> pod.ending().end() == End.FINISHED
                                || pod.ending().end() == End.FAILED)
                ? Loop.CLOSED
                : Loop.OPEN;
    }

    /** How pods of each kind end. */
    SortedMap<Owner.Kind, Loop> loops() {
        return new TreeMap<>(Map.of(
                Owner.Kind.DEPLOYMENT, Loop.OPEN,
                Owner.Kind.STATEFUL_SET, Loop.OPEN,
                Owner.Kind.JOB, Loop.CLOSED,
                Owner.Kind.BARE, bare));
    }

    /** What the making of events could not know. */
    Unknowns unknowns() {
        return unknowns;
    }

    /** In the order of time; budgets before replicas before pods at the same moment. */
    List<WorkloadEvent> list() {
        history.controllers().budgets().forEach(budget -> events.add(budget(budget)));
        replicas();
        history.pods().stream()
                .sorted(Comparator.comparingLong(pod -> pod.times().createdMillis()))
                .forEach(this::arrival);
        events.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        return events;
    }

    private WorkloadEvent budget(Budget budget) {
        BudgetLimit limit = Objects.requireNonNullElse(budget.limit(), NO_LIMIT);
        return new BudgetSet(
                sinceStart(budget.atMillis()), budget.namespace(), budget.name(), budget.selector(), limit);
    }

    private void replicas() {
        Map<Workload, List<Scaling>> told = new LinkedHashMap<>();
        for (Scaling scaling : history.controllers().scalings()) {
            told.computeIfAbsent(new Workload(scaling.namespace(), scaling.owner()), name -> new ArrayList<>())
                    .add(scaling);
        }
        SortedMap<Workload, List<PodLife>> pods = new TreeMap<>();
        for (PodLife pod : history.pods()) {
            Owner.Kind kind = pod.maker().owner().kind();
            if (kind == Owner.Kind.DEPLOYMENT || kind == Owner.Kind.STATEFUL_SET) {
                pods.computeIfAbsent(new Workload(pod.namespace(), pod.maker().owner()), name -> new ArrayList<>())
                        .add(pod);
            }
        }
        pods.forEach((workload, lives) -> told.computeIfAbsent(workload, unseen -> counted(unseen, lives)));
        told.forEach((workload, scalings) ->
                scale(named(workload, told.keySet()), scalings, pods.getOrDefault(workload, List.of())));
    }

    private List<Scaling> counted(Workload workload, List<PodLife> lives) {
        unknowns.add("workloads were not seen themselves: their replicas are those of their pods, counted");
        var scalings = new ArrayList<Scaling>();
        ReplicaCounts.of(lives)
                .forEach((at, count) ->
                        scalings.add(new Scaling(at, workload.namespace(), workload.owner(), null, count)));
        return scalings;
    }

    /** A Deployment and a StatefulSet of one name would have pods of the same names. */
    private static Workload named(Workload workload, Set<Workload> all) {
        var twin = new Workload(
                workload.namespace(),
                new Owner(Owner.Kind.STATEFUL_SET, workload.owner().name()));
        boolean clashes = workload.owner().kind() == Owner.Kind.DEPLOYMENT && all.contains(twin);
        return clashes
                ? new Workload(
                        workload.namespace(),
                        new Owner(Owner.Kind.DEPLOYMENT, workload.owner().name() + "-deployment"))
                : workload;
    }

    private void scale(Workload workload, List<Scaling> scalings, List<PodLife> pods) {
        scalings.sort(Comparator.comparingLong(Scaling::atMillis));
        @Nullable PodShape shape = null;
        int replicas = 0;
        int largest = 0;
        boolean unseen = false;
        for (int i = 0; i < scalings.size(); i++) {
            Scaling scaling = scalings.get(i);
            PodShape next = shapeOf(scalings, i, pods, shape);
            if (next == null) {
                unseen |= scaling.replicas() > 0;
                continue;
            }
            if (!next.equals(shape) || scaling.replicas() != replicas) {
                shape = next;
                replicas = scaling.replicas();
                var event = new WorkloadScaled(sinceStart(scaling.atMillis()), workload.owner(), shape, replicas);
                events.add(event);
                for (; largest < replicas; largest++) {
                    ids.add(event.podId(largest));
                }
            }
        }
        unknowns.add("workloads had replicas of which neither template nor pods were seen: left out", unseen ? 1 : 0);
    }

    /** As the pods that were made from the template really were, or else as it says. */
    private static @Nullable PodShape shapeOf(
            List<Scaling> scalings, int index, List<PodLife> pods, @Nullable PodShape before) {
        int first = index;
        while (first > 0 && sameTemplate(scalings.get(first - 1), scalings.get(index))) {
            first--;
        }
        int last = index;
        while (last + 1 < scalings.size() && sameTemplate(scalings.get(last + 1), scalings.get(index))) {
            last++;
        }
        long from = first == 0 ? Long.MIN_VALUE : scalings.get(first).atMillis();
        long until = last + 1 == scalings.size()
                ? Long.MAX_VALUE
                : scalings.get(last + 1).atMillis();
        for (PodLife pod : pods) {
            if (pod.times().createdMillis() >= from && pod.times().createdMillis() < until) {
                return pod.shape();
            }
        }
        PodShape template = scalings.get(index).template();
        return template != null ? template : before;
    }

    private static boolean sameTemplate(Scaling one, Scaling other) {
        return Objects.equals(one.template(), other.template());
    }

    private void arrival(PodLife pod) {
        Owner owner = pod.maker().owner();
        boolean closed = switch (owner.kind()) {
            case JOB -> true;
            case BARE -> bare == Loop.CLOSED;
            case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET, DAEMON_SET, STATIC, CUSTOM -> false;
        };
        if (owner.kind() != Owner.Kind.JOB && owner.kind() != Owner.Kind.BARE) {
            return; // comes by replicas, or with its node
        }
        String id = pod.id();
        while (!ids.add(id)) {
            id += "~";
        }
        long at = sinceStart(pod.times().createdMillis());
        events.add(new PodArrives(at, id, pod.shape(), owner, closed ? running(pod) : atTime(pod, at)));
    }

    private Departure running(PodLife pod) {
        Long began = pod.times().runningMillis() != null
                ? pod.times().runningMillis()
                : pod.times().boundMillis();
        Long ended = pod.ending().endedMillis();
        if (began == null) {
            unknowns.add("pods of Jobs never had a node: they end as soon as they have one");
            return new Departure.AfterRunning(0);
        }
        if (ended == null) {
            unknowns.add("pods of Jobs still ran at the end: taken to run until then, counted from their start");
        } else if (pod.ending().end() == End.LOST || pod.ending().end() == End.DELETED) {
            unknowns.add("pods of Jobs were deleted or went with their node: they run as long as they did,"
                    + " and so do those that came in their place");
        }
        long end = ended == null ? history.span().endMillis() : ended;
        return new Departure.AfterRunning(
                Math.max(0, end - Math.max(began, history.span().startMillis())));
    }

    private Departure atTime(PodLife pod, long arrivesAt) {
        Long ended = pod.ending().endedMillis();
        return ended == null ? Departure.ON_EVENT : new Departure.AtTime(Math.max(arrivesAt, sinceStart(ended)));
    }

    private long sinceStart(long atMillis) {
        return Math.max(0, atMillis - history.span().startMillis());
    }
}
