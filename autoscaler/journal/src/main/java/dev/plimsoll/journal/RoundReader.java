package dev.plimsoll.journal;

import dev.plimsoll.core.expander.Priorities.NamePattern;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.PodShape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines back into rounds. Equal shapes are the same object, over all lines. */
final class RoundReader {

    private final JsonMapper plain;
    private final Map<PodShape, PodShape> shapes = new HashMap<>();

    RoundReader(Function<String, NamePattern> patterns) {
        plain = RecordJson.plain(patterns);
    }

    /** The round of a line; the place is named in complaints. */
    RecordedRound read(String line, String place) {
        try {
            JsonNode tree = plain.readTree(line);
            checkVersion(tree, place);
            if (tree.path("version").intValue() < RoundLine.VERSION) {
                OlderMemory.bringUpToDate(tree.path("memory"));
                OlderRound.bringUpToDate(tree);
                OlderEquipment.bringUpToDate(tree.path("observation"));
            }
            return round(plain.treeToValue(tree, RoundLine.class));
        } catch (JacksonException unreadable) {
            throw new JournalException(place + ": is no round of a recording: " + explain(unreadable), unreadable);
        }
    }

    private RecordedRound round(RoundLine line) {
        var situation = new Situation(line.at(), line.rules(), observation(line), line.memory());
        return new RecordedRound(
                situation, line.unchangedBefore(), line.decision().toString());
    }

    private Observation observation(RoundLine line) {
        Tables tables = line.tables(shape -> shapes.computeIfAbsent(shape, first -> first));
        try {
            return RecordJson.TABLED
                    .readerFor(Observation.class)
                    .withAttribute(Tables.class, tables)
                    .readValue(line.observation());
        } catch (JacksonException unreadable) {
            throw unreadable.prependPath(line, "observation");
        }
    }

    private static void checkVersion(JsonNode tree, String place) {
        JsonNode version = tree.get("version");
        if (version == null) {
            throw new JournalException(
                    place + ": is no round of a recording: give a file that 'autoscale --record' wrote");
        }
        if (!version.isInt() || version.intValue() < RoundLine.BEFORE || version.intValue() > RoundLine.VERSION) {
            throw new JournalException(place + ": is of version " + version + ", this program reads versions "
                    + RoundLine.BEFORE + " to " + RoundLine.VERSION + ": replay it with the program that recorded it");
        }
    }

    private static String explain(JacksonException unreadable) {
        String path = unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .reduce("", String::concat);
        String message = unreadable.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        return path.isEmpty() ? message : path.replaceFirst("^\\.", "") + ": " + message;
    }
}
