package dev.plimsoll.solver.search;

import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintCollectors;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.Joiners;

/** What a good plan is, beyond what patterns guarantee by themselves. */
public final class NodePlanConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {price(factory), commitments(factory), room(factory), limits(factory), gathered(factory)
        };
    }

    private static Constraint price(ConstraintFactory factory) {
        return factory.forEach(NodeSlot.class)
                .filter(slot -> !slot.pattern().isEmpty())
                .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, NodeSlot::microDollarsPerHour)
                .asConstraint("price");
    }

    /** Slots cost what is to be paid at the margin: what more or less is to be paid is settled here. */
    private static Constraint commitments(ConstraintFactory factory) {
        return factory.forEach(NodeSlot.class)
                .filter(slot -> !slot.pattern().isEmpty())
                .join(
                        CommitmentInUse.class,
                        Joiners.filtering((slot, commitment) ->
                                commitment.isFor(slot.pattern().bin())))
                .groupBy(
                        (slot, commitment) -> commitment,
                        ConstraintCollectors.sumLong((slot, commitment) ->
                                commitment.coverable(slot.pattern().bin())))
                .impactLong(HardMediumSoftLongScore.ONE_MEDIUM, CommitmentInUse::saved)
                .asConstraint("commitments");
    }

    private static Constraint gathered(ConstraintFactory factory) {
        return factory.forEach(NodeSlot.class)
                .filter(slot -> !slot.pattern().isEmpty())
                .impactLong(
                        HardMediumSoftLongScore.ONE_SOFT, slot -> slot.pattern().squaredWaste())
                .asConstraint("waste in one place");
    }

    private static Constraint limits(ConstraintFactory factory) {
        return factory.forEach(NodeSlot.class)
                .filter(slot -> !slot.pattern().isEmpty())
                .join(SearchLimit.class)
                .groupBy(
                        (slot, limit) -> limit,
                        ConstraintCollectors.sumLong(
                                (slot, limit) -> limit.taken(slot.pattern().bin())))
                .filter((limit, taken) -> taken > limit.most())
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (limit, taken) -> taken - limit.most())
                .asConstraint("limits of the cluster");
    }

    private static Constraint room(ConstraintFactory factory) {
        return factory.forEach(NodeSlot.class)
                .filter(slot -> slot.pattern().room() < Integer.MAX_VALUE)
                .groupBy(slot -> slot.pattern().bin(), slot -> slot.pattern().room(), ConstraintCollectors.count())
                .filter((bin, room, nodes) -> nodes > room)
                .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (bin, room, nodes) -> nodes - room)
                .asConstraint("room of the group");
    }
}
