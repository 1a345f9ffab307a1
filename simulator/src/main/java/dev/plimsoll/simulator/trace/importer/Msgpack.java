package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A MessagePack file as a tree. Kubernetes objects hold neither binary data nor extension types, so neither is read. */
final class Msgpack {

    private static final int MAX_DEPTH = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final MessageUnpacker unpacker;

    private Msgpack(MessageUnpacker unpacker) {
        this.unpacker = unpacker;
    }

    /** The one value of a file. */
    static JsonNode read(Path file) {
        try (InputStream input = CompressedFile.open(file);
                MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(input)) {
            JsonNode tree = new Msgpack(unpacker).value(0);
            if (unpacker.hasNext()) {
                throw new TraceException(file + ": goes on after its first value: export the trace again");
            }
            return tree;
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        } catch (MessagePackException e) {
            throw new TraceException(
                    file + ": is not whole MessagePack (" + e.getClass().getSimpleName() + "): export the trace again",
                    e);
        }
    }

    private JsonNode value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new MessagePackException("nested deeper than " + MAX_DEPTH);
        }
        return switch (unpacker.getNextFormat().getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                yield NODES.nullNode();
            }
            case BOOLEAN -> NODES.booleanNode(unpacker.unpackBoolean());
            case INTEGER -> NODES.numberNode(unpacker.unpackBigInteger());
            case FLOAT -> NODES.numberNode(unpacker.unpackDouble());
            case STRING -> NODES.stringNode(unpacker.unpackString());
            case ARRAY -> array(depth);
            case MAP -> map(depth);
            case BINARY, EXTENSION ->
                throw new MessagePackException(
                        "a value of type " + unpacker.getNextFormat().getValueType());
        };
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (int left = unpacker.unpackArrayHeader(); left > 0; left--) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private ObjectNode map(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (int left = unpacker.unpackMapHeader(); left > 0; left--) {
            JsonNode key = value(depth + 1);
            object.set(key.asString(), value(depth + 1));
        }
        return object;
    }
}
