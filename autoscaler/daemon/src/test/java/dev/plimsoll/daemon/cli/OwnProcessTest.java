package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: the libraries' talk while they start. */
final class OwnProcessTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsStderrCleanWhileItSearches() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process plan = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AutoscalerProcess.class.getName(),
                        "plan",
                        "../../deploy/examples/plan/shop.json",
                        "--budget",
                        "200ms")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(plan.waitFor()).isZero();
        assertThat(err).isEmptyFile();
        assertThat(Files.readString(out)).contains("found by");
    }
}
