package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.journal.Tables.Entry;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A line of a recording, as it stands: tables first, then what refers to them. */
record RoundLine(
        int version,
        Instant at,
        long unchangedBefore,
        Rules rules,
        List<PodShape> shapes,
        List<Owner> owners,
        List<Mobility> mobilities,
        List<Resources> resources,
        List<Entry<String>> labels,
        List<Entry<Long>> images,
        JsonNode observation,
        Memory memory,
        JsonNode decision) {

    /** Of the form; raised when a line of before can no longer be read. */
    static final int VERSION = 6;

    /** The oldest that is read all the same: before there was an instance ledger, and before pods said whether they may go. */
    static final int BEFORE = 3;

    Tables tables(UnaryOperator<PodShape> interned) {
        return new Tables(
                new Table<>(shapes.stream().map(interned).toList()),
                new Table<>(owners),
                new Table<>(mobilities),
                new Table<>(resources),
                new Table<>(labels),
                new Table<>(images));
    }
}
