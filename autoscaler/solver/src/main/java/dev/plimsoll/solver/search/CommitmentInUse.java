package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.PackingModel;
import java.util.List;
import java.util.stream.IntStream;

/** What is paid for already of nodes of some types, and the share of it that prices at the margin take as to be paid. */
record CommitmentInUse(PackingModel model, int index, double shareToPay) {

    static List<CommitmentInUse> of(PackingModel model, double[] sharesToPay) {
        return IntStream.range(0, model.commitments().count())
                .mapToObj(index -> new CommitmentInUse(model, index, sharesToPay[index]))
                .toList();
    }

    boolean isFor(int bin) {
        return model.cost(bin).commitment() == index;
    }

    long coverable(int bin) {
        return model.cost(bin).coverable();
    }

    /** What is saved, in micro-dollars an hour, when so much could be paid for, against what prices at the margin say of it. */
    long saved(long coverable) {
        double atTheMargin = (1 - shareToPay) * coverable;
        return Math.round(Math.min(coverable, model.commitments().left(index)) - atTheMargin);
    }
}
