package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.plan.ZoneTurns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The groups on offer by name, what their next nodes would be, what a cart of them costs, and whether it may be bought. */
final class Shelf {

    private final List<GroupOffer> offers;
    private final Terms terms;
    private final List<ZoneTurns> turns = new ArrayList<>();
    private final List<List<NodeTemplate>> next = new ArrayList<>(); // by group, as far as was asked

    Shelf(PlanningProblem problem) {
        offers = problem.offers().stream()
                .filter(offer -> offer.room() > 0)
                .sorted(Comparator.comparing(offer -> offer.group().name()))
                .toList();
        terms = problem.terms();
        for (GroupOffer offer : offers) {
            turns.add(new ZoneTurns(offer));
            next.add(new ArrayList<>());
        }
    }

    int groups() {
        return offers.size();
    }

    /** In how many zones a group buys. */
    int zones(int group) {
        return offers.get(group).group().templates().size();
    }

    /** The node that comes after so many others of the group. */
    NodeTemplate template(int group, int after) {
        List<NodeTemplate> known = next.get(group);
        while (known.size() <= after) {
            known.add(turns.get(group).take());
        }
        return known.get(after);
    }

    /** The nodes of a cart, group by group in the order in which AWS starts them. */
    List<NodeTemplate> templates(Cart cart) {
        var templates = new ArrayList<NodeTemplate>();
        for (int group = 0; group < groups(); group++) {
            for (int node = 0; node < cart.of(group); node++) {
                templates.add(template(group, node));
            }
        }
        return templates;
    }

    /** What the cart costs in micro-dollars an hour, launches and commitments included. */
    long microDollarsPerHour(Cart cart) {
        return terms.bill(templates(cart)).weighed();
    }

    /** Whether groups and cluster may grow by so much. */
    boolean allows(Cart cart) {
        for (int group = 0; group < groups(); group++) {
            if (cart.of(group) < 0 || cart.of(group) > offers.get(group).room()) {
                return false;
            }
        }
        List<NodeTemplate> templates = terms.allowance().left().isEmpty() ? List.of() : templates(cart);
        return terms.allowance().left().entrySet().stream()
                .allMatch(limit -> templates.stream()
                                .mapToLong(template -> Allowance.taken(limit.getKey(), template))
                                .sum()
                        <= Math.max(0, limit.getValue()));
    }

    /** What a plan buys. */
    Cart cart(Plan plan) {
        int[] counts = new int[groups()];
        for (Plan.PlannedNode node : plan.nodes()) {
            for (int group = 0; group < counts.length; group++) {
                if (offers.get(group)
                        .group()
                        .name()
                        .equals(node.template().source().group())) {
                    counts[group]++;
                }
            }
        }
        var nodes = new ArrayList<Integer>();
        for (int count : counts) {
            nodes.add(count);
        }
        return new Cart(nodes);
    }
}
