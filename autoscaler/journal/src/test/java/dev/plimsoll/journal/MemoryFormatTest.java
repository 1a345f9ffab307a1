package dev.plimsoll.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.testkit.RandomRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class MemoryFormatTest {

    @Test
    void memoryIsReadBackEqual() {
        for (long seed = 1; seed <= 100; seed++) {
            Memory memory = new RandomRecords(seed).next(Memory.class);

            assertThat(MemoryFormat.read(MemoryFormat.write(memory)))
                    .as("seed %d", seed)
                    .isEqualTo(memory);
        }
    }

    @Test
    void whatALaterProgramAddedIsPassedOver() throws IOException {
        byte[] later = zip(unzip(MemoryFormat.write(Memory.NONE)).replace("\"idle\":", "\"mood\":\"good\",\"idle\":"));

        assertThat(MemoryFormat.read(later)).isEqualTo(Memory.NONE);
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        byte[] other = zip(unzip(MemoryFormat.write(Memory.NONE)).replace("\"version\":2", "\"version\":3"));

        assertThatIllegalStateException()
                .isThrownBy(() -> MemoryFormat.read(other))
                .withMessageContaining("is of version 3, this program reads version 2");
    }

    @Test
    void whatCannotBeReadIsNotForgotten() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MemoryFormat.read(new byte[] {1, 2, 3}))
                .withMessageContaining("cannot be read");
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] zip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
