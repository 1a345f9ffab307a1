package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Memory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The memory alone, as compressed JSON with the version of its form. What is not known is passed over, for it may come from a
 * later program of the same version.
 */
public final class MemoryFormat {

    private static final int VERSION = 4;
    private static final int BEFORE = 2;
    private static final int LARGEST = 64 << 20;
    private static final JsonMapper JSON = RecordJson.PLAIN
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule("seconds").addSerializer(Instant.class, new Seconds()))
            .build();

    /** Times to the second: what is smaller compresses badly, and no rule goes by it. */
    private static final class Seconds extends StdSerializer<Instant> {
        Seconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private record Kept(int version, @Nullable Memory memory) {}

    private record Version(int version) {}

    private MemoryFormat() {}

    /** The bytes to keep: times to the second, and of many accounts as many as there is room for. */
    public static byte[] write(Memory memory) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(JSON.writeValueAsBytes(new Kept(VERSION, memory.kept())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What cannot be read is an {@link UnreadableMemoryException}: whoever forgets what is under way buys it again. */
    public static Memory read(byte[] kept) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            byte[] json = unzipped.readNBytes(LARGEST);
            if (json.length == LARGEST) {
                throw new UnreadableMemoryException(
                        "the memory kept in the cluster has more than " + (LARGEST >> 20) + " MiB", false, null);
            }
            checkVersion(JSON.readValue(json, Version.class).version());
            JsonNode tree = JSON.readTree(json);
            OlderMemory.bringUpToDate(tree.path("memory"));
            Memory memory = JSON.treeToValue(tree, Kept.class).memory();
            if (memory == null) {
                throw new UnreadableMemoryException("the memory kept in the cluster is empty", false, null);
            }
            return memory;
        } catch (IOException | JacksonException unreadable) {
            throw new UnreadableMemoryException("the memory kept in the cluster cannot be read", false, unreadable);
        } catch (RuntimeException impossible) {
            // Records refuse values that no program of ours writes.
            throw impossible instanceof UnreadableMemoryException known
                    ? known
                    : new UnreadableMemoryException(
                            "the memory kept in the cluster holds what cannot be: " + impossible.getMessage(),
                            false,
                            impossible);
        }
    }

    private static void checkVersion(int version) {
        if (version < BEFORE || version > VERSION) {
            boolean later = version > VERSION;
            throw new UnreadableMemoryException(
                    "the memory kept in the cluster is of version " + version + ", this program reads versions "
                            + BEFORE + " to " + VERSION
                            + (later ? ": run the program that wrote it, or delete its ConfigMap to begin anew" : ""),
                    later,
                    null);
        }
    }
}
