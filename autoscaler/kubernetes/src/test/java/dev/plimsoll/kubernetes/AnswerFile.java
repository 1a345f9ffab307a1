package dev.plimsoll.kubernetes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our answers, one JSON object a line, in the file that PLIMSOLL_CONFORMANCE_OUT names; nowhere if it names none. */
final class AnswerFile implements AutoCloseable {

    private final @Nullable BufferedWriter writer;

    AnswerFile() {
        String name = System.getenv("PLIMSOLL_CONFORMANCE_OUT");
        try {
            writer = name == null || name.isBlank()
                    ? null
                    : Files.newBufferedWriter(Path.of(name), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void write(Map<String, ? extends @Nullable Object> answer) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(ConformanceFiles.JSON.writeValueAsString(answer));
            writer.newLine();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
