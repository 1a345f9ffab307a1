package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All filter plugins in the scheduler's order; the first that fails is the one reported. */
final class FilterChain {

    private List<Filter> inOrder = List.of();

    /** Sets the filters; some of them need to know the chain, so it is made before them. */
    void setOrder(List<Filter> filters) {
        inOrder = filters;
    }

    /** Sorts out which filters must be asked about the shape, once a profile or node by node. */
    void prepare(ShapeEntry shape) {
        List<Filter> concerned =
                inOrder.stream().filter(filter -> filter.concerns(shape)).toList();
        shape.setFilters(
                concerned.stream().filter(filter -> filter.isByProfile(shape)).toList(),
                concerned.stream()
                        .filter(filter -> !filter.isByProfile(shape) && !(filter instanceof ResourceLedger))
                        .toList());
    }

    /** Why the node does not take the shape, by the first filter that fails; null if none does. */
    @Nullable
    Misfit firstMisfit(ShapeEntry shape, int node) {
        for (Filter filter : inOrder) {
            if (filter.concerns(shape) && !filter.passes(shape, node)) {
                return filter.explain(shape, node);
            }
        }
        return null;
    }
}
