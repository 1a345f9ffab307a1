package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Memory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The memory alone, as compressed JSON with the version of its form. What is not known is passed over, for it may come from a
 * later program of the same version.
 */
public final class MemoryFormat {

    private static final int VERSION = 2;
    private static final JsonMapper JSON = RecordJson.PLAIN
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Kept(int version, Memory memory) {}

    private MemoryFormat() {}

    /** The bytes to keep. */
    public static byte[] write(Memory memory) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(JSON.writeValueAsBytes(new Kept(VERSION, memory)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What cannot be read is an exception: whoever forgets what is under way buys it again. */
    public static Memory read(byte[] kept) {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            Kept read = JSON.readValue(unzipped.readAllBytes(), Kept.class);
            if (read.version() != VERSION) {
                throw new IllegalStateException("the memory kept in the cluster is of version " + read.version()
                        + ", this program reads version " + VERSION + ": run the program that wrote it, or delete its"
                        + " ConfigMap to begin anew");
            }
            return read.memory();
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalStateException(
                    "the memory kept in the cluster cannot be read: delete its ConfigMap to begin anew", unreadable);
        }
    }
}
