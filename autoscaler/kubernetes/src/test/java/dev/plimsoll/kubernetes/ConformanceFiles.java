package dev.plimsoll.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The folders of cases to be judged, and their lines side by side with the expected ones. */
final class ConformanceFiles {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final Path SAMPLE = Path.of("../testkit/src/main/resources/conformance");

    private ConformanceFiles() {}

    /** The folders in PLIMSOLL_CONFORMANCE; else the whole corpus beside the repository; else the sample in the test kit. */
    static List<Path> folders() {
        return CorpusFolders.named("PLIMSOLL_CONFORMANCE", "conformance", SAMPLE);
    }

    /** Reads a file of cases and, where there is one, the file of what is expected, line by line. */
    static <E> void forEach(
            Path folder, String name, Class<E> expected, BiConsumer<ConformanceCase, @Nullable E> judge) {
        Path answersFile = folder.resolve(name + "-expected.jsonl.gz");
        try (BufferedReader cases = CorpusFolders.reader(folder.resolve(name + "-cases.jsonl.gz"));
                BufferedReader answers = Files.isRegularFile(answersFile)
                        ? CorpusFolders.reader(answersFile)
                        : new BufferedReader(Reader.nullReader())) {
            String line = cases.readLine();
            while (line != null) {
                String answer = answers.readLine();
                judge.accept(
                        JSON.readValue(line, ConformanceCase.class),
                        answer == null ? null : JSON.readValue(answer, expected));
                line = cases.readLine();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean has(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name + "-cases.jsonl.gz"));
    }
}
