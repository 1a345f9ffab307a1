package dev.plimsoll.core.planning;

import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Buys the bins of a packing. Where topology has a say the pods are bound in the placement one after another, in an order in
 * which the scheduler could bind them; pods that it would not let onto their node stay to be placed.
 */
final class Assembly {

    private final Placement placement;
    private final PlanningProblem problem;
    private final Ranking ranking;
    private final PackingModel model;
    private final Purchases purchases;
    private final Tally tally;

    Assembly(PlanningProblem problem, Ranking ranking, PackingModel model, Purchases purchases, Tally tally) {
        this.placement = problem.placement();
        this.problem = problem;
        this.ranking = ranking;
        this.model = model;
        this.purchases = purchases;
        this.tally = tally;
    }

    void assemble(Packing packing, Reduction reduction) {
        if (reduction.isFree()) {
            packing.loads().forEach(this::close);
        } else {
            var seats = new TreeMap<Integer, SortedMap<String, Deque<Seats>>>();
            packing.loads().forEach(load -> open(load, seats));
            ranking.rows().stream()
                    .filter(row -> seats.containsKey(row.demand()))
                    .sorted(Comparator.comparingInt(row -> reduction.bindingOrder(row.demand())))
                    .forEach(row -> bind(row, seats.getOrDefault(row.demand(), new TreeMap<>())));
        }
    }

    private void close(Load load) {
        var pods = new ArrayList<Demand>();
        for (int i = 0; i < load.items().length; i++) {
            int demand = model.item(load.items()[i]).demand();
            pods.add(new Demand(problem.demands().get(demand).shape(), load.counts()[i]));
            tally.placed(demand, load.counts()[i] * load.times());
        }
        BinType bin = model.bin(load.bin());
        for (int i = 0; i < load.times(); i++) {
            purchases.close(bin.seller().take(), pods);
        }
    }

    /** So many pods that are meant for a node. */
    private record Seats(int node, int pods) {}

    private void open(Load load, SortedMap<Integer, SortedMap<String, Deque<Seats>>> seats) {
        BinType bin = model.bin(load.bin());
        for (int i = 0; i < load.times(); i++) {
            int node = purchases.open(bin.seller().take());
            for (int k = 0; k < load.items().length; k++) {
                Item item = model.item(load.items()[k]);
                seats.computeIfAbsent(item.demand(), any -> new TreeMap<>())
                        .computeIfAbsent(item.zone(), any -> new ArrayDeque<>())
                        .add(new Seats(node, load.counts()[k]));
            }
        }
    }

    private void bind(Ranking.Row row, SortedMap<String, Deque<Seats>> byZone) {
        if (!placement.hasTopology(row.handle())) {
            byZone.values().forEach(queue -> queue.forEach(seats -> bind(row, seats)));
            return;
        }
        List<Deque<Seats>> queues = new ArrayList<>(byZone.values());
        boolean progress = true;
        while (progress) { // round by round, so that no zone runs ahead of the others
            progress = false;
            for (Deque<Seats> queue : queues) {
                progress |= bindOne(row, queue);
            }
        }
    }

    private void bind(Ranking.Row row, Seats seats) {
        placement.bind(row.handle(), seats.node(), seats.pods());
        tally.placed(row.demand(), seats.pods());
    }

    private boolean bindOne(Ranking.Row row, Deque<Seats> queue) {
        if (queue.isEmpty() || !placement.fits(row.handle(), queue.getFirst().node())) {
            return false;
        }
        Seats seats = queue.removeFirst();
        placement.bind(row.handle(), seats.node());
        tally.placed(row.demand(), 1);
        if (seats.pods() > 1) {
            queue.addFirst(new Seats(seats.node(), seats.pods() - 1));
        }
        return true;
    }
}
