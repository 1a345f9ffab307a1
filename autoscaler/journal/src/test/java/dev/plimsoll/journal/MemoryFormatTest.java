package dev.plimsoll.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.testkit.RandomRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
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
        byte[] other = zip(unzip(MemoryFormat.write(Memory.NONE)).replace("\"version\":3", "\"version\":4"));

        assertThatExceptionOfType(UnreadableMemoryException.class)
                .isThrownBy(() -> MemoryFormat.read(other))
                .withMessageContaining("is of version 4, this program reads versions 2 and 3")
                .satisfies(later -> assertThat(later.isOfLaterProgram()).isTrue());
    }

    @Test
    void theVersionBeforeIsReadAndKnowsOfNoInstanceYet() throws IOException {
        String before = "{\"version\":2,\"memory\":{\"growth\":{\"orders\":{},\"backOffs\":{}},"
                + "\"shrinkage\":{\"removals\":{},\"idle\":{},\"leftAloneUntil\":{}}}}";

        assertThat(MemoryFormat.read(zip(before))).isEqualTo(Memory.NONE);
    }

    @Test
    void whatCannotBeReadIsNotForgotten() throws IOException {
        for (byte[] garbled : List.of(
                new byte[] {1, 2, 3},
                zip("{"),
                zip("[]"),
                zip("{\"version\":2}"),
                zip("{\"version\":1,\"memory\":{}}"))) {
            assertThatExceptionOfType(UnreadableMemoryException.class)
                    .isThrownBy(() -> MemoryFormat.read(garbled))
                    .satisfies(unreadable ->
                            assertThat(unreadable.isOfLaterProgram()).isFalse());
        }
    }

    @Test
    void whatUnzipsToMoreThanAnyMemoryIsNotUnzipped() {
        assertThatExceptionOfType(UnreadableMemoryException.class)
                .isThrownBy(() -> MemoryFormat.read(zip(" ".repeat(65 << 20))))
                .withMessageContaining("more than 64 MiB");
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
