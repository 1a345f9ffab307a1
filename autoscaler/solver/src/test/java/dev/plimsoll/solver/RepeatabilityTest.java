package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.RandomProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatabilityTest {

    @TempDir
    private Path folder;

    @Test
    void plansAreEqualByteForByteInEveryJvmAndWithEveryCollector() throws IOException, InterruptedException {
        byte[] here = PlanText.ofAll().getBytes(StandardCharsets.UTF_8);

        assertThat(new String(here, StandardCharsets.UTF_8)).contains("SEARCH", "x");
        assertThat(PlanText.ofAll().getBytes(StandardCharsets.UTF_8)).isEqualTo(here);
        assertThat(planIn("-XX:+UseSerialGC")).isEqualTo(here);
        assertThat(planIn("-XX:+UseG1GC")).isEqualTo(here);
    }

    private byte[] planIn(String collector) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanText.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(errors)).isZero();
        return Files.readAllBytes(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Test
    void theOrderOfPodsNodesAndGroupsDoesNotMatter() {
        for (long seed = 0; seed < 15; seed++) {
            String plan = PlanText.of(RandomProblems.problem(seed));

            assertThat(PlanText.of(RandomProblems.shuffled(seed, seed + 1)))
                    .as("seed %d", seed)
                    .isEqualTo(plan);
        }
    }
}
