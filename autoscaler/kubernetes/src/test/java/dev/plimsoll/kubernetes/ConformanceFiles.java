package dev.plimsoll.kubernetes;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The folders of cases to be judged, and their lines side by side with the expected ones. */
final class ConformanceFiles {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final Path SAMPLE = Path.of("../testkit/src/main/resources/conformance");

    private ConformanceFiles() {}

    /** The folders in PLIMSOLL_CONFORMANCE; else the whole corpus beside the repository; else the sample in the test kit. */
    static List<Path> folders() {
        String named = System.getenv("PLIMSOLL_CONFORMANCE");
        if (named != null && !named.isBlank()) {
            return List.of(named.split(File.pathSeparator)).stream()
                    .map(Path::of)
                    .toList();
        }
        Path beside = Path.of("../../../shared/conformance");
        return List.of(Files.isDirectory(beside) ? beside : SAMPLE);
    }

    /** Reads a file of cases and, where there is one, the file of what is expected, line by line. */
    static <E> void forEach(
            Path folder, String name, Class<E> expected, BiConsumer<ConformanceCase, @Nullable E> judge) {
        Path answersFile = folder.resolve(name + "-expected.jsonl.gz");
        try (BufferedReader cases = reader(folder.resolve(name + "-cases.jsonl.gz"));
                BufferedReader answers = Files.isRegularFile(answersFile)
                        ? reader(answersFile)
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

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
