package dev.plimsoll.simulator.trace.importer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MessagePack made from JSON, in the plainest form of each type. */
final class MsgpackBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream output = new DataOutputStream(bytes);

    private MsgpackBytes() {}

    static byte[] of(String json) throws IOException {
        var packed = new MsgpackBytes();
        packed.write(new JsonMapper().readTree(json));
        return packed.bytes.toByteArray();
    }

    private void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case NULL -> output.writeByte(0xc0);
            case BOOLEAN -> output.writeByte(node.booleanValue() ? 0xc3 : 0xc2);
            case STRING -> text(node.stringValue());
            case NUMBER -> {
                output.writeByte(0xd3);
                output.writeLong(node.longValue());
            }
            case ARRAY -> {
                output.writeByte(0xdd);
                output.writeInt(node.size());
                for (JsonNode element : node) {
                    write(element);
                }
            }
            case OBJECT -> {
                output.writeByte(0xdf);
                output.writeInt(node.size());
                for (String key : node.propertyNames()) {
                    text(key);
                    write(node.get(key));
                }
            }
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + node);
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        output.writeByte(0xdb);
        output.writeInt(utf8.length);
        output.write(utf8);
    }
}
