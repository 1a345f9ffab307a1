package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every field of every kind that is read, null or not there. */
class AbsentFieldsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nullIsReadAsIfItWereNotThere() throws IOException {
        List<ObjectNode> objects = objects();
        var faults = new ArrayList<String>();
        int mutations = 0;
        for (int object = 0; object < objects.size(); object++) {
            for (JsonPointer place : places(objects.get(object))) {
                String name = objects.get(object).path("kind").asString() + place;
                String withNull = read(changed(objects, object, place, true), name, faults);
                String without = read(changed(objects, object, place, false), name, faults);
                mutations += 2;
                boolean isElement = objects.get(object).at(place.head()) instanceof ArrayNode;
                if (!isElement && !Objects.equals(withNull, without)) {
                    faults.add(name + " null: " + withNull + ", absent: " + without);
                }
            }
        }
        assertThat(mutations).isGreaterThan(600);
        assertThat(faults).as("%d of %d", faults.size(), mutations).isEmpty();
    }

    @Test
    void aListWithoutItemsIsEmpty() throws IOException {
        assertThat(read(List.of(JSON.readTree("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":null}"))))
                .extracting(ClusterSnapshot::nodes)
                .isEqualTo(List.of());
    }

    private static List<ObjectNode> objects() throws IOException {
        try (InputStream in = AbsentFieldsTest.class.getResourceAsStream("every-kind.yaml")) {
            var objects = new ArrayList<ObjectNode>();
            YAMLMapper.builder()
                    .build()
                    .readerFor(ObjectNode.class)
                    .<ObjectNode>readValues(in)
                    .forEachRemaining(objects::add);
            return objects;
        }
    }

    private static List<JsonPointer> places(JsonNode object) {
        var places = new ArrayList<JsonPointer>();
        collect(object, JsonPointer.empty(), places);
        return places;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (node instanceof ObjectNode object) {
            for (String field : object.propertyNames()) {
                places.add(at.appendProperty(field));
                collect(object.path(field), at.appendProperty(field), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(at.appendIndex(i));
                collect(array.path(i), at.appendIndex(i), places);
            }
        }
    }

    private static List<JsonNode> changed(List<ObjectNode> objects, int object, JsonPointer place, boolean toNull) {
        var all = new ArrayList<JsonNode>(objects);
        ObjectNode copy = objects.get(object).deepCopy();
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ArrayNode array) {
            int index = place.last().getMatchingIndex();
            if (toNull) {
                array.setNull(index);
            } else {
                array.remove(index);
            }
        } else if (parent instanceof ObjectNode fields) {
            String field = place.last().getMatchingProperty();
            if (toNull) {
                fields.putNull(field);
            } else {
                fields.remove(field);
            }
        }
        all.set(object, copy);
        return all;
    }

    /** What was read, or the one line that says why not; anything else is a fault. */
    private @Nullable String read(List<JsonNode> objects, String name, List<String> faults) throws IOException {
        try {
            return read(objects).toString();
        } catch (UnreadableObjectException said) {
            return "unreadable";
        } catch (RuntimeException fault) {
            faults.add(name + ": " + fault + " at " + fault.getStackTrace()[0]);
            return null;
        }
    }

    private ClusterSnapshot read(List<? extends JsonNode> objects) throws IOException {
        Path file = folder.resolve("objects.json");
        Files.writeString(
                file, String.join("\n", objects.stream().map(JsonNode::toString).toList()));
        var reader = new SnapshotReader();
        reader.add(file);
        return reader.snapshot();
    }
}
