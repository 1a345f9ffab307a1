package dev.plimsoll.kubernetes;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Where the cases are that we are held against: in folders someone names, beside the repository, or in a sample of our own. */
final class CorpusFolders {

    private CorpusFolders() {}

    /** The folders in an environment variable; else the one of that name shared beside the repository; else the sample. */
    static List<Path> named(String variable, String shared, Path sample) {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return List.of(named.split(File.pathSeparator)).stream()
                    .map(Path::of)
                    .toList();
        }
        Path beside = Path.of("../../../shared").resolve(shared);
        return List.of(Files.isDirectory(beside) ? beside : sample);
    }

    static BufferedReader reader(Path gzipped) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8));
    }
}
