package dev.plimsoll.core.reduction;

import dev.plimsoll.core.packing.BinType;
import dev.plimsoll.core.packing.Item;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.plan.Demand;
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
    private final Survey survey;
    private final Market market;
    private final PackingModel model;
    private final Purchases purchases;
    private final Tally tally;
    private final List<Deque<Seats>> seats = new ArrayList<>();
    private final SortedMap<Integer, List<Queue>> queues = new TreeMap<>();

    Assembly(Survey survey, PackingModel model, Books books) {
        this.survey = survey;
        this.placement = survey.problem().placement();
        this.market = survey.market();
        this.model = model;
        this.purchases = books.purchases();
        this.tally = books.tally();
    }

    void assemble(Packing packing) {
        if (survey.reduction().isFree()) {
            packing.loads().forEach(this::close);
        } else {
            lineUp();
            packing.loads().forEach(this::open);
            survey.ranking().rows().stream()
                    .filter(row -> queues.containsKey(row.demand()))
                    .sorted(Comparator.comparingInt(row -> survey.reduction().bindingOrder(row.demand())))
                    .forEach(row -> bind(row, queues.getOrDefault(row.demand(), List.of())));
        }
    }

    /** Lets each demand wait for seats of its items, which there will be once nodes are opened. */
    private void lineUp() {
        for (int item = 0; item < model.items(); item++) {
            seats.add(new ArrayDeque<>());
            for (Item.Part part : model.item(item).parts()) {
                queues.computeIfAbsent(part.demand(), any -> new ArrayList<>())
                        .add(new Queue(seats.get(item), part.pods()));
            }
        }
    }

    private void close(Load load) {
        var pods = new ArrayList<Demand>();
        for (int i = 0; i < load.items().length; i++) {
            int demand = model.item(load.items()[i]).demand();
            pods.add(new Demand(survey.problem().demands().get(demand).shape(), load.counts()[i]));
            tally.placed(demand, load.counts()[i] * load.times());
        }
        BinType bin = model.bin(load.bin());
        for (int i = 0; i < load.times(); i++) {
            purchases.close(market.seller(bin), pods);
        }
    }

    private void open(Load load) {
        BinType bin = model.bin(load.bin());
        for (int i = 0; i < load.times(); i++) {
            int node = purchases.open(market.seller(bin));
            for (int k = 0; k < load.items().length; k++) {
                seats.get(load.items()[k]).add(new Seats(node, load.counts()[k]));
            }
        }
    }

    private void bind(Ranking.Row row, List<Queue> queues) {
        if (!placement.hasTopology(row.handle())) {
            queues.forEach(queue -> {
                while (!queue.isDone()) {
                    queue.bind(row, queue.left);
                }
            });
            return;
        }
        boolean progress = true;
        while (progress) { // round by round, so that no zone runs ahead of the others
            progress = false;
            for (Queue queue : queues) {
                if (!queue.isDone() && placement.fits(row.handle(), queue.node())) {
                    queue.bind(row, 1);
                    progress = true;
                }
            }
        }
    }

    /** So many pods of some item that are meant for a node. */
    private record Seats(int node, int pods) {}

    /** Pods of one demand, and the seats of their item, which they may share with others. */
    private final class Queue {
        private final Deque<Seats> seats;
        private int left;

        Queue(Deque<Seats> seats, int pods) {
            this.seats = seats;
            this.left = pods;
        }

        boolean isDone() {
            return left == 0 || seats.isEmpty();
        }

        int node() {
            return seats.getFirst().node();
        }

        void bind(Ranking.Row row, int atMost) {
            Seats first = seats.removeFirst();
            int pods = Math.min(atMost, first.pods());
            placement.bind(row.handle(), first.node(), pods);
            tally.placed(row.demand(), pods);
            left -= pods;
            if (pods < first.pods()) {
                seats.addFirst(new Seats(first.node(), first.pods() - pods));
            }
        }
    }
}
