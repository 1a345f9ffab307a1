package dev.plimsoll.simulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.measure.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class GoldenReportTest {
    private static final List<Comparison> ONE_SEED = List.of(FakeComparisons.of("nasa", 1));
    private static final List<Comparison> TWO_TRACES_OF_TWO_SEEDS =
            List.of(FakeComparisons.of("nasa", 1, 2), FakeComparisons.of("surf, \"whole\"\u001b[2J", 1, 2));

    @Test
    void tableOfOneSeed() {
        assertGolden("one-seed.txt", new TableReport("us-east-1, on demand", false), ONE_SEED);
    }

    @Test
    void tableInColour() {
        assertGolden("one-seed-colour.txt", new TableReport("us-east-1, on demand", true), ONE_SEED);
    }

    @Test
    void tablesOfSeveralTracesAndSeeds() {
        assertGolden("two-traces.txt", new TableReport("us-east-1, on demand", false), TWO_TRACES_OF_TWO_SEEDS);
    }

    @Test
    void jsonOfOneSeed() {
        assertGolden("one-seed.json", new JsonReport(), ONE_SEED);
    }

    @Test
    void jsonOfSeveralTracesAndSeeds() {
        assertGolden("two-traces.json", new JsonReport(), TWO_TRACES_OF_TWO_SEEDS);
    }

    @Test
    void csvOfOneSeed() {
        assertGolden("one-seed.csv", new CsvReport(), ONE_SEED);
    }

    @Test
    void csvOfSeveralTracesAndSeeds() {
        assertGolden("two-traces.csv", new CsvReport(), TWO_TRACES_OF_TWO_SEEDS);
    }

    private static void assertGolden(String file, Report report, List<Comparison> comparisons) {
        StringWriter told = new StringWriter();
        if ("write".equals(System.getenv("PLIMSOLL_GOLDENS"))) {
            write(file, report, comparisons);
        }
        try (InputStream golden = GoldenReportTest.class.getResourceAsStream(file)) {
            report.write(comparisons, told);
            assertThat(told.toString())
                    .isEqualTo(new String(Objects.requireNonNull(golden, file).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String file, Report report, List<Comparison> comparisons) {
        Path golden = Path.of("src/test/resources/dev/plimsoll/simulator/report", file);
        try (Writer out = Files.newBufferedWriter(golden)) {
            report.write(comparisons, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
