package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.List;

/**
 * What is done before and after packing: pods that arithmetic cannot settle are placed first, all others become a packing
 * model; and a packing of it becomes a plan, tried out in the placement wherever topology has a say. The placement is
 * changed while this is open and is as it was once it is closed.
 */
public final class Groundwork implements AutoCloseable {

    private final Survey survey;
    private final Placement placement;
    private final int mark;
    private final Books books;
    private final PackingModel model;

    private Groundwork(Survey survey, int mark, Books books) {
        this.survey = survey;
        this.mark = mark;
        this.books = books;
        placement = survey.problem().placement();
        model = survey.model(books.tally());
    }

    /** Prepares the problem; to be closed. */
    public static Groundwork lay(PlanningProblem problem) {
        return lay(new Survey(problem), List.of());
    }

    /** Prepares the problem where these nodes are bought before all others; to be closed. */
    public static Groundwork lay(Survey survey, List<NodeTemplate.Source> firstNodes) {
        var books = new Books(survey);
        int mark = survey.problem().placement().mark();
        boolean isLaid = false;
        try {
            firstNodes.forEach(books::openFirst);
            placeWhatArithmeticCannot(survey, books.oneByOne());
            var groundwork = new Groundwork(survey, mark, books);
            isLaid = true;
            return groundwork;
        } finally {
            if (!isLaid) {
                survey.problem().placement().undo(mark);
                books.giveBackAll();
            }
        }
    }

    private static void placeWhatArithmeticCannot(Survey survey, OneByOne oneByOne) {
        boolean any = false;
        for (Ranking.Row row : survey.ranking().rows()) {
            if (survey.isHopeful(row)
                    && !survey.isPackable(row)
                    && !survey.reduction().isBetterLast(row.demand())) {
                oneByOne.place(row);
                any = true;
            }
        }
        if (any) {
            survey.ranking().rows().forEach(oneByOne::placeOnOpenNodes);
        }
    }

    public PackingModel model() {
        return model;
    }

    /** How a plan came out. */
    public enum Standing {
        /** It is the packing and what was bought before it. */
        AS_PACKED,
        /** More was bought for pods that could not be bound as packed. */
        MORE_BOUGHT,
        /** Zones came to be late, so that pods are spread too unevenly over all that there are now. */
        UNEVEN
    }

    /**
     * A plan and how it came out; whether arithmetic alone made it, so that the packing is all there is to it; and nodes that
     * had better been bought before all others, where pods were spread over zones and these came to be one more.
     */
    public record Draft(Plan plan, Standing standing, boolean byArithmetic, List<NodeTemplate.Source> nodesToBuyFirst) {
        public Draft {
            nodesToBuyFirst = List.copyOf(nodesToBuyFirst);
        }
    }

    /** What a packing means as a plan. */
    public Draft draft(Packing packing) {
        Books trial = books.copy();
        int trialMark = placement.mark();
        try {
            return draft(packing, trial);
        } finally {
            placement.undo(trialMark);
            trial.giveBackAfter(books);
        }
    }

    private Draft draft(Packing packing, Books trial) {
        Tally tally = trial.tally();
        new Assembly(survey, model, trial).assemble(packing);
        boolean allPacked = true;
        for (Ranking.Row row : survey.ranking().rows()) {
            if (tally.remaining(row.demand()) > 0 && survey.isHopeful(row)) {
                allPacked = false;
                trial.oneByOne().place(row);
            }
        }
        LowerBound bound = survey.valuation().bound(survey.ranking(), tally);
        if (allPacked && packing.lowerBound().microDollarsPerHour() > bound.microDollarsPerHour()) {
            bound = packing.lowerBound();
        }
        List<Plan.Unplaced> unplaced = new Verdicts(survey.problem(), survey.cursors()).of(survey.ranking(), tally);
        List<Plan.PlannedNode> nodes = trial.purchases().planned(survey.ranking());
        var plan = new Plan(nodes, unplaced, survey.problem().terms().billOf(nodes), bound, packing.foundBy());
        boolean byArithmetic = survey.reduction().isFree() && !trial.purchases().hasOpenNodes();
        return new Draft(plan, standing(allPacked, trial), byArithmetic, trial.late());
    }

    private static Standing standing(boolean allPacked, Books books) {
        if (!books.late().isEmpty()) {
            return Standing.UNEVEN;
        }
        return allPacked ? Standing.AS_PACKED : Standing.MORE_BOUGHT;
    }

    @Override
    public void close() {
        placement.undo(mark);
        books.giveBackAll();
    }
}
