package dev.plimsoll.solver.columns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one search leaves for the next: the fillings of the best fractional purchase, others, what was bought, and prices
 * with their proof. To a model with other pods or bins nothing of it is more than a hint, except the proof, which holds
 * wherever it can be shown to apply.
 */
@SuppressWarnings("ArrayRecordComponent") // a vector that is never changed
public record WarmStart(
        Layout layout,
        List<Column> basic,
        List<Column> others,
        List<RestrictedMaster.Share> bought,
        double[] values,
        @Nullable ProvedPrices prices) {

    /** Knows nothing. */
    public static final WarmStart COLD = new WarmStart(
            new Layout(List.of(), List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            List.of(),
            new double[0],
            null);

    public WarmStart {
        basic = List.copyOf(basic);
        others = List.copyOf(others);
        bought = List.copyOf(bought);
    }

    public boolean isCold() {
        return layout.items().isEmpty();
    }

    /** What is still true of it, in the words of another model; prices aside. */
    WarmStart in(Translation translation) {
        return new WarmStart(
                translation.layout(),
                translation.columns(basic),
                translation.columns(others),
                translation.shares(bought),
                translation.values(values),
                null);
    }
}
