package dev.plimsoll.kubernetes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A file of Kubernetes objects as kubectl writes them: JSON or YAML, one document or several, each an object or a list of
 * objects. Lists are read item by item, so that a great one need not be in memory whole.
 */
final class ObjectFile {

    private static final String REMEDY = ": give what 'kubectl get nodes,pods,... -A -o json' writes";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final String name;
    private final Consumer<ObjectNode> objects;
    private int documents;

    private ObjectFile(String name, Consumer<ObjectNode> objects) {
        this.name = name;
        this.objects = objects;
    }

    /** Hands on every object of a file; each has a kind, an apiVersion and a name. */
    static void read(Path file, Consumer<ObjectNode> objects) throws IOException {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw new UnreadableObjectException(file.toString(), "is not a file" + REMEDY);
        }
        var reading = new ObjectFile(file.toString(), objects);
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = mapperOf(in).createParser(in)) {
            reading.documents(parser);
        } catch (JacksonException malformed) {
            throw new UnreadableObjectException(
                    file.toString(),
                    "is neither JSON nor YAML at line "
                            + malformed.getLocation().getLineNr() + ": " + firstLine(malformed.getOriginalMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** What begins with a brace is JSON: so is what begins so in YAML, but it takes ten times as long. */
    private static ObjectMapper mapperOf(InputStream in) throws IOException {
        in.mark(1 << 12);
        int first = in.read();
        for (int read = 1; first >= 0 && Character.isWhitespace(first) && read < 1 << 12; read++) {
            first = in.read();
        }
        in.reset();
        return first == '{' || first == '[' ? JSON : YAML;
    }

    private void documents(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                documents++;
                document(parser);
            } else if (token != JsonToken.VALUE_NULL) {
                throw new UnreadableObjectException(
                        name, "holds " + shortened(parser) + " where an object or a list of them should be" + REMEDY);
            }
        }
        if (documents == 0) {
            throw new UnreadableObjectException(name, "is empty" + REMEDY);
        }
    }

    private static String shortened(JsonParser parser) {
        String text = parser.readValueAsTree().toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private void document(JsonParser parser) {
        ObjectNode document = JSON.createObjectNode();
        boolean isList = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                isList = true;
                items(parser, document);
            } else if (field.equals("items") && value == JsonToken.VALUE_NULL) {
                isList = true; // an empty one, as Go writes it
            } else {
                document.set(field, (JsonNode) parser.readValueAsTree());
            }
        }
        if (!isList) {
            accept(document, "document " + documents);
        }
    }

    /** Items of a list of one kind, as the API itself answers, need not say their kind. */
    private void items(JsonParser parser, ObjectNode list) {
        String ofList = text(list, "kind");
        for (int item = 1; parser.nextToken() != JsonToken.END_ARRAY; item++) {
            String place = "document " + documents + ", item " + item;
            JsonNode read = parser.readValueAsTree();
            if (!(read instanceof ObjectNode object)) {
                throw new UnreadableObjectException(name, place + " is no object" + REMEDY);
            }
            if (!object.has("kind") && ofList.endsWith("List") && ofList.length() > "List".length()) {
                object.put("kind", ofList.substring(0, ofList.length() - "List".length()));
                object.put("apiVersion", text(list, "apiVersion"));
            }
            accept(object, place);
        }
    }

    private void accept(ObjectNode object, String place) {
        for (String field : new String[] {"kind", "apiVersion"}) {
            if (text(object, field).isEmpty()) {
                throw new UnreadableObjectException(name, place + " lacks " + field + REMEDY);
            }
        }
        if (!(object.get("metadata") instanceof ObjectNode metadata)
                || text(metadata, "name").isEmpty()) {
            throw new UnreadableObjectException(
                    name, place + ", a " + text(object, "kind") + ", lacks metadata.name" + REMEDY);
        }
        objects.accept(object);
    }

    private static String text(ObjectNode object, String field) {
        JsonNode value = object.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}
