package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.scheduling.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template's room for pods, and what the scheduler would say to each demanded shape on a fresh node of it. */
final class TemplateFit {

    private final long[] free;
    private final @Nullable Misfit[] misfits;
    private boolean[] mayGo = {};
    private boolean[] mayGoPlain = {};

    private TemplateFit(long[] free, @Nullable Misfit[] misfits) {
        this.free = free;
        this.misfits = misfits;
    }

    static TemplateFit of(NodeTemplate template, List<Demand> demands, Placement placement, ResourceAxes axes) {
        int mark = placement.mark();
        int node = placement.addNode(template.freshNode("new"));
        @Nullable Misfit[] misfits = new Misfit[demands.size()];
        for (int i = 0; i < misfits.length; i++) {
            misfits[i] = placement.misfit(placement.shape(demands.get(i).shape()), node);
        }
        placement.undo(mark);
        long[] free = axes.vector(template.capacity().free());
        for (int axis = 0; axis < free.length; axis++) {
            free[axis] = Math.max(0, free[axis]); // DaemonSets may ask for more than a small type has
        }
        return new TemplateFit(free, misfits);
    }

    /** Notes which of the shapes may go on an empty node: all of them, and those that need not be placed one by one. */
    void sortOut(ShapeTable shapes, boolean[] picky) {
        mayGo = new boolean[picky.length];
        mayGoPlain = new boolean[picky.length];
        for (int shape = 0; shape < picky.length; shape++) {
            mayGo[shape] = holds(shapes.demand(shape));
            mayGoPlain[shape] = mayGo[shape] && !picky[shape];
        }
    }

    long[] free() {
        return free;
    }

    @Nullable
    Misfit misfit(int demand) {
        return misfits[demand];
    }

    boolean holds(int demand) {
        return misfits[demand] == null;
    }

    boolean hasRoomFor(long[] request) {
        for (int axis = 0; axis < request.length; axis++) {
            if (request[axis] > free[axis]) {
                return false;
            }
        }
        return true;
    }

    boolean[] mayGo() {
        return mayGo;
    }

    boolean[] mayGoPlain() {
        return mayGoPlain;
    }
}
