package dev.plimsoll.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeconfigTest {

    @TempDir
    private Path directory = Path.of("");

    /** The client's own way is to ask a server that is not there, and to wait. */
    @Test
    void oneThatIsNotThereIsToldAtOnceByItsName() {
        Path missing = directory.resolve("no-such-file");

        assertThat(HttpApiServer.unusable(missing.toString())).contains(missing.toString(), "name a kubeconfig");
        assertThat(HttpApiServer.unusable(directory.toString())).contains(directory.toString());
    }

    @Test
    void itNeedNotBeSetAndOneOfSeveralIsEnough() throws IOException {
        Path there = Files.writeString(directory.resolve("config"), "{}");

        assertThat(HttpApiServer.unusable(null)).isNull();
        assertThat(HttpApiServer.unusable(" ")).isNull();
        assertThat(HttpApiServer.unusable(there.toString())).isNull();
        assertThat(HttpApiServer.unusable(directory.resolve("missing") + File.pathSeparator + there))
                .isNull();
    }
}
