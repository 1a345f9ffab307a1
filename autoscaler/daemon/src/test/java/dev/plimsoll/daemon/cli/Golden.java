package dev.plimsoll.daemon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What people read, kept in files beside the tests. With PLIMSOLL_GOLDENS=write in the environment they are written anew. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/dev/plimsoll/daemon/cli");

    private Golden() {}

    static void assertSame(String file, String told) throws IOException {
        if ("write".equals(System.getenv("PLIMSOLL_GOLDENS"))) {
            Files.writeString(FOLDER.resolve(file), told);
            return;
        }
        try (InputStream golden = Golden.class.getResourceAsStream(file)) {
            assertThat(told)
                    .isEqualTo(new String(Objects.requireNonNull(golden, file).readAllBytes(), UTF_8));
        }
    }
}
