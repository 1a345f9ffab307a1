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

    /** Sorts out which filters must be asked about the shape, and how often. */
    void prepare(ShapeEntry shape) {
        shape.setFilters(
                concerned(shape, Filter.Scope.PROFILE),
                concerned(shape, Filter.Scope.NODE),
                concerned(shape, Filter.Scope.CLUSTER));
    }

    /** Those to be asked; resources are compared for every shape without being asked for. */
    private List<Filter> concerned(ShapeEntry shape, Filter.Scope scope) {
        return inOrder.stream()
                .filter(filter -> filter.concerns(shape) && filter.scope(shape) == scope)
                .filter(filter -> !(filter instanceof ResourceLedger))
                .toList();
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
