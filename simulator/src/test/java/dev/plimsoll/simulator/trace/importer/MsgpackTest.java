package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MsgpackTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c0 | null",
                "c2 | false",
                "c3 | true",
                "07 | 7",
                "7f | 127",
                "ff | -1",
                "e0 | -32",
                "cc ff | 255",
                "cd ffff | 65535",
                "ce ffffffff | 4294967295",
                "cf ffffffffffffffff | 18446744073709551615",
                "d0 80 | -128",
                "d1 8000 | -32768",
                "d2 80000000 | -2147483648",
                "d3 8000000000000000 | -9223372036854775808",
                "ca 3fc00000 | 1.5",
                "cb 3ff8000000000000 | 1.5",
                "a0 | \"\"",
                "a3 e697a5 | \"日\"",
                "d9 01 61 | \"a\"",
                "da 0001 61 | \"a\"",
                "db 00000001 61 | \"a\"",
                "90 | []",
                "92 01 a161 | [1,\"a\"]",
                "dc 0001 01 | [1]",
                "dd 00000001 01 | [1]",
                "81 a161 01 | {\"a\":1}",
                "de 0001 a161 91c0 | {\"a\":[null]}",
                "df 00000001 a161 80 | {\"a\":{}}",
            })
    void readsEveryFormOfEveryTypeThatJsonHas(String bytes, String json) throws IOException {
        assertThat(Msgpack.read(file(bytes)).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "92 01 | ends in the middle of a value: copy it again",
                "a5 6161 | ends in the middle of a value: copy it again",
                "cd ff | ends in the middle of a value: copy it again",
                "db 7fffffff 61 | ends in the middle of a value: copy it again",
                "dd 7fffffff 01 | ends in the middle of a value: copy it again",
                "01 02 | goes on after its first value: export the trace again",
                "c4 01 61 | holds a value of MessagePack type 0xc4: give a trace of Kubernetes objects",
                "c1 | holds a value of MessagePack type 0xc1: give a trace of Kubernetes objects",
                "d4 01 61 | holds a value of MessagePack type 0xd4: give a trace of Kubernetes objects",
                "dd ffffffff | holds a value of more than 2^31 parts: give a trace of Kubernetes objects",
                "a2 c328 | holds a text that is not UTF-8: export the trace again",
            })
    void refusesTheRest(String bytes, String message) throws IOException {
        Path file = file(bytes);
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Msgpack.read(file))
                .withMessage(file + ": " + message);
    }

    @Test
    void refusesBottomlessNesting() throws IOException {
        Path file = file("91".repeat(100_000));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Msgpack.read(file))
                .withMessage(file + ": is nested deeper than 200: give a trace of Kubernetes objects");
    }

    private Path file(String hex) throws IOException {
        return Files.write(directory.resolve("value"), HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
