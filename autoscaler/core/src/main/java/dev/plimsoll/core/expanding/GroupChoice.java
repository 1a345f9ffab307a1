package dev.plimsoll.core.expanding;

import dev.plimsoll.core.expander.ExpanderChain;
import dev.plimsoll.core.expander.ExpansionOption;
import dev.plimsoll.core.expander.SeededChoice;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.GroupCursor;
import dev.plimsoll.core.reduction.Ranking;
import dev.plimsoll.core.reduction.Ranking.Row;
import dev.plimsoll.core.reduction.Tally;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what each group alone could do for the pods that wait, and has the expanders choose. */
final class GroupChoice {

    private final Placement placement;
    private final List<GroupCursor> sellers;
    private final Ranking ranking;
    private final ExpanderChain chain;
    private final SeededChoice lot;

    /** What a group could do, and the demands it would help. */
    record Option(GroupCursor seller, ExpansionOption expansion, BitSet helped) {}

    /** The sellers are the groups in the order of their names. */
    GroupChoice(PlanningProblem problem, Expansion expansion, List<GroupCursor> sellers, Ranking ranking) {
        this.placement = problem.placement();
        this.sellers = sellers;
        this.ranking = ranking;
        this.chain = expansion.chain(new OfferPricing(sellers), placement.nodeCount());
        this.lot = new SeededChoice(expansion.seed());
    }

    /** What each group could do, of those that help any pod; growth may spill over to similar groups. */
    List<Option> options(Tally tally, SimilarSellers similar) {
        var options = new ArrayList<Option>();
        for (GroupCursor seller : sellers) {
            Option option = option(seller, seller.copyWithRoom(similar.roomWith(seller)), tally);
            if (seller.room() > 0 && !option.helped().isEmpty()) {
                options.add(option);
            }
        }
        return options;
    }

    /** The expanders' choice, by lot where they leave several; null if they leave none. */
    @Nullable
    Option best(List<Option> options) {
        List<ExpansionOption> left =
                chain.best(options.stream().map(Option::expansion).toList());
        if (left.isEmpty()) {
            return null;
        }
        String group = lot.pick(left).group();
        return options.stream()
                .filter(option -> option.expansion().group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private Option option(GroupCursor seller, GroupCursor ahead, Tally tally) {
        var filling = new GroupFilling(
                placement, ahead, template -> placement.addNode(template.freshNode("estimate-" + ahead.size())));
        int[] placed = placedBy(filling, tally);
        var pods = new ArrayList<ExpansionOption.Pods>();
        var helped = new BitSet();
        for (Row row : ranking.rows()) {
            if (placed[row.demand()] > 0) {
                helped.set(row.demand());
                pods.add(new ExpansionOption.Pods(
                        row.shape().namespace() + "/" + row.shape().labels(),
                        row.shape().requests(),
                        placed[row.demand()]));
            }
        }
        NodeTemplate template = seller.group().templates().getFirst();
        return new Option(
                seller,
                new ExpansionOption(seller.group().name(), filling.nodes(), pods, machine(template), true),
                helped);
    }

    private int[] placedBy(GroupFilling filling, Tally tally) {
        int mark = placement.mark();
        try {
            return filling.fill(ranking.rows(), tally);
        } finally {
            placement.undo(mark);
        }
    }

    private static ExpansionOption.Template machine(NodeTemplate template) {
        Resources machine = template.capacity().machine();
        return new ExpansionOption.Template(
                machine.cpuMillis(), machine.memoryBytes(), machine.other(Resources.GPU) > 0);
    }
}
