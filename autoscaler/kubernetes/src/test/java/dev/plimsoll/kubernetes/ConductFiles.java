package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** The folders of cases that cluster-autoscaler has answered: a file a corpus, gzipped or not, and a JSON object a line. */
final class ConductFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path SAMPLE = Path.of("src/test/resources/conduct");

    private ConductFiles() {}

    /** The folders in PLIMSOLL_CONDUCT; else the whole corpora beside the repository; else our own sample of each. */
    static List<Path> folders() {
        return CorpusFolders.named("PLIMSOLL_CONDUCT", "conduct", SAMPLE);
    }

    /** Reads the cases of a corpus; the test is skipped if the folder does not have it. */
    static <C> void forEach(Path folder, String corpus, Class<C> type, Consumer<C> judge) {
        Path zipped = folder.resolve(corpus + ".jsonl.gz");
        Path plain = folder.resolve(corpus + ".jsonl");
        boolean isZipped = Files.isRegularFile(zipped);
        assumeThat(isZipped || Files.isRegularFile(plain))
                .as("%s has %s cases", folder, corpus)
                .isTrue();
        int count = 0;
        try (BufferedReader cases = isZipped ? CorpusFolders.reader(zipped) : Files.newBufferedReader(plain)) {
            for (String line = cases.readLine(); line != null; line = cases.readLine()) {
                judge.accept(JSON.readValue(line, type));
                count++;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertThat(count).as("cases in %s of %s", corpus, folder).isPositive();
    }

    /** Prints the count, and fails unless all agree. */
    static void assertAllAgree(Tally tally) {
        System.out.print(tally.report());
        assertThat(tally.agreed()).as(tally.report()).isEqualTo(tally.total());
    }
}
