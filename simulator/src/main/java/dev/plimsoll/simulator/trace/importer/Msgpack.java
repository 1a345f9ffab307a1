package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.Where;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A MessagePack file (github.com/msgpack/msgpack, spec.md) as a tree, binary data and extension types excepted: Kubernetes
 * objects hold neither. Read here because the common library goes through sun.misc.Unsafe, of which Java 25 warns on stderr.
 */
final class Msgpack {

    private static final int MAX_DEPTH = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DataInputStream input;
    private final Where where;

    private Msgpack(DataInputStream input, Where where) {
        this.input = input;
        this.where = where;
    }

    /** The one value of a file. */
    static JsonNode read(Path file) {
        try (var input = new DataInputStream(CompressedFile.open(file))) {
            JsonNode tree = new Msgpack(input, file::toString).value(0);
            if (input.read() >= 0) {
                throw new TraceException(file + ": goes on after its first value: export the trace again");
            }
            return tree;
        } catch (EOFException e) {
            throw new TraceException(file + ": ends in the middle of a value: copy it again", e);
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private JsonNode value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw where.bad("is nested deeper than " + MAX_DEPTH + ": give a trace of Kubernetes objects");
        }
        int type = input.readUnsignedByte();
        if (type <= 0x7f) {
            return NODES.numberNode((long) type);
        }
        if (type >= 0xe0) {
            return NODES.numberNode((long) (byte) type);
        }
        if (type <= 0x8f) {
            return map(type & 0x0f, depth);
        }
        if (type <= 0x9f) {
            return array(type & 0x0f, depth);
        }
        if (type <= 0xbf) {
            return text(type & 0x1f);
        }
        return longForm(type, depth);
    }

    private JsonNode longForm(int type, int depth) throws IOException {
        return switch (type) {
            case 0xc0 -> NODES.nullNode();
            case 0xc2, 0xc3 -> NODES.booleanNode(type == 0xc3);
            case 0xca -> NODES.numberNode(input.readFloat());
            case 0xcb -> NODES.numberNode(input.readDouble());
            case 0xcc -> NODES.numberNode((long) input.readUnsignedByte());
            case 0xcd -> NODES.numberNode((long) input.readUnsignedShort());
            case 0xce -> NODES.numberNode(Integer.toUnsignedLong(input.readInt()));
            case 0xcf -> NODES.numberNode(new BigInteger(Long.toUnsignedString(input.readLong())));
            case 0xd0 -> NODES.numberNode((long) input.readByte());
            case 0xd1 -> NODES.numberNode((long) input.readShort());
            case 0xd2 -> NODES.numberNode((long) input.readInt());
            case 0xd3 -> NODES.numberNode(input.readLong());
            case 0xd9 -> text(input.readUnsignedByte());
            case 0xda -> text(input.readUnsignedShort());
            case 0xdb -> text(length());
            case 0xdc -> array(input.readUnsignedShort(), depth);
            case 0xdd -> array(length(), depth);
            case 0xde -> map(input.readUnsignedShort(), depth);
            case 0xdf -> map(length(), depth);
            default ->
                throw where.bad("holds a value of MessagePack type 0x" + Integer.toHexString(type)
                        + ": give a trace of Kubernetes objects");
        };
    }

    private int length() throws IOException {
        int length = input.readInt();
        if (length < 0) {
            throw where.bad("holds a value of more than 2^31 parts: give a trace of Kubernetes objects");
        }
        return length;
    }

    private JsonNode text(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        try {
            return NODES.stringNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw where.bad("holds a text that is not UTF-8: export the trace again", e);
        }
    }

    private ArrayNode array(int length, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (int left = length; left > 0; left--) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private ObjectNode map(int length, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (int left = length; left > 0; left--) {
            JsonNode key = value(depth + 1);
            object.set(key.asString(""), value(depth + 1));
        }
        return object;
    }
}
