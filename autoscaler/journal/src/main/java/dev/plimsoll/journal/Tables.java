package dev.plimsoll.journal;

import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import tools.jackson.databind.DatabindContext;

/** What repeats within a round: shapes, owners and mobility of pods, amounts of resources, labels and images of nodes. */
record Tables(
        Table<PodShape> shapes,
        Table<Owner> owners,
        Table<Mobility> mobilities,
        Table<Resources> resources,
        Table<Entry<String>> labels,
        Table<Entry<Long>> images) {

    /** Empty ones, to fill. */
    Tables() {
        this(new Table<>(), new Table<>(), new Table<>(), new Table<>(), new Table<>(), new Table<>());
    }

    /** One entry of a map. */
    record Entry<V>(String key, V value) {}

    /** Those of the round that is being written or read. */
    static Tables of(DatabindContext context) {
        if (context.getAttribute(Tables.class) instanceof Tables tables) {
            return tables;
        }
        throw new IllegalStateException("no tables to write to or read from: hand them in as an attribute");
    }
}
