package dev.plimsoll.simulator.live;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder of scripted workloads ({@code workloads/NAME.json}) and recordings of them ({@code recordings/NAME-N.jsonl.gz}). */
record LiveFolder(Path path) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** The folders that PLIMSOLL_LIVE names; else the one shared beside the repository; else the sample of our own. */
    static List<LiveFolder> all() {
        String named = System.getenv("PLIMSOLL_LIVE");
        if (named != null && !named.isBlank()) {
            return Stream.of(named.split(File.pathSeparator))
                    .map(Path::of)
                    .map(LiveFolder::new)
                    .toList();
        }
        Path beside = Path.of("..", "..", "shared", "live");
        return List.of(new LiveFolder(Files.isDirectory(beside) ? beside : Path.of("src/test/resources/live")));
    }

    /** Recordings by name, each with the workload that was recorded. */
    List<Recorded> recordings() {
        var found = new ArrayList<Recorded>();
        for (Path file : listed(path.resolve("recordings"), ".jsonl.gz")) {
            List<JsonNode> records = lines(file).stream().map(MAPPER::readTree).toList();
            Path workload = path.resolve("workloads")
                    .resolve(records.getFirst().get("workload").stringValue() + ".json");
            String name = String.valueOf(file.getFileName()).replace(".jsonl.gz", "");
            found.add(new Recorded(name, LiveWorkload.of(MAPPER.readTree(workload)), LiveRun.of(records)));
        }
        return found;
    }

    /** One recording: its name, the workload, and what happened. */
    record Recorded(String name, LiveWorkload workload, LiveRun run) {}

    private static List<Path> listed(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path gzipped) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
