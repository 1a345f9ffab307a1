package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Manifests as JSON. Units are stated, and there is but one choice: milliseconds, thousandths of a core, bytes. */
final class ManifestJson {

    static final int VERSION = 1;
    private static final Map<String, String> UNITS =
            new TreeMap<>(Map.of("time", "milliseconds", "cpu", "millicores", "memory", "bytes"));
    private static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestJson() {}

    static Manifest read(byte[] bytes, Where where) {
        Fields fields = Json.object(bytes, 0, bytes.length, where);
        checkVersion(fields);
        About about = new About(EventJson.name(fields, "name"), fields.text("description"), fields.texts("notes"));
        checkUnits(fields.object("units"));
        Span span = new Span(start(fields), length(fields));
        Manifest manifest = new Manifest(about, span, loops(fields), FleetJson.read(fields));
        fields.done();
        return manifest;
    }

    static byte[] write(Manifest manifest) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("name", manifest.about().name())
                .put("description", manifest.about().description());
        SelectorJson.texts(node, "notes", manifest.about().notes());
        UNITS.forEach(node.putObject("units")::put);
        node.put("start", manifest.span().start().toString());
        Duration length = manifest.span().length();
        if (length != null) {
            node.put("lengthMillis", length.toMillis());
        }
        ObjectNode loops = node.putObject("loops");
        manifest.loops().forEach((kind, loop) -> loops.put(Words.of(kind), word(loop)));
        FleetJson.write(node, manifest.fleet());
        return MAPPER.writeValueAsBytes(node);
    }

    private static void checkVersion(Fields fields) {
        long version = fields.number("version", 1, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw fields.bad(
                    "version",
                    "is " + version + ", but this program reads up to " + VERSION
                            + ": use a newer one, or import the trace again");
        }
    }

    private static void checkUnits(Fields fields) {
        UNITS.forEach((quantity, unit) -> {
            String stated = fields.text(quantity);
            if (!stated.equals(unit)) {
                throw fields.bad(quantity, "is " + Where.shown(stated) + ": convert the events to " + unit);
            }
        });
        fields.done();
    }

    private static Instant start(Fields fields) {
        String text = fields.text("start");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fields.bad("start", "is " + Where.shown(text) + ": give a time in UTC such as 2025-11-24T00:00:00Z");
        }
    }

    private static @Nullable Duration length(Fields fields) {
        return fields.has("lengthMillis")
                ? Duration.ofMillis(fields.number("lengthMillis", 1, FormatLimits.MILLIS))
                : null;
    }

    private static SortedMap<Owner.Kind, Loop> loops(Fields fields) {
        var loops = new TreeMap<Owner.Kind, Loop>();
        fields.textMap("loops").forEach((kind, loop) -> {
            String key = "loops." + kind;
            loops.put(kind(fields, kind), loop(fields, key, loop));
        });
        if (loops.isEmpty()) {
            throw fields.bad("loops", "names no kind of workload: add one, such as {\"Job\": \"closed\"}");
        }
        return loops;
    }

    private static Owner.Kind kind(Fields fields, String word) {
        Owner.Kind kind = Words.read(Owner.Kind.class, fields, "loops", word);
        if (kind.isPartOfTheNode()) {
            throw fields.bad("loops", "names " + word + ", whose pods end with their node: remove it");
        }
        return kind;
    }

    private static Loop loop(Fields fields, String key, String word) {
        for (Loop loop : Loop.values()) {
            if (word(loop).equals(word)) {
                return loop;
            }
        }
        throw fields.bad(key, "is " + Where.shown(word) + ": give open or closed");
    }

    private static String word(Loop loop) {
        return loop.name().toLowerCase(Locale.ROOT);
    }
}
