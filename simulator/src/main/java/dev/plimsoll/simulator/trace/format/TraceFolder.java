package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A trace as a folder: {@code README.md}, {@code manifest.json}, and {@code events.jsonl}, plain or packed. */
public final class TraceFolder {

    static final String EVENTS = "events.jsonl";
    static final String MANIFEST = "manifest.json";
    static final String README = "README.md";

    private TraceFolder() {}

    /** The trace in a folder: its manifest is read now, its events whenever they are opened. */
    public static Trace read(Path folder) {
        Manifest manifest = readManifest(folder);
        Path events = eventFile(folder);
        return new Trace(manifest, () -> {
            var reader = new EventReader(events, manifest);
            return EventStreams.over(reader, reader::close);
        });
    }

    private static Manifest readManifest(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TraceException(folder + (Files.exists(folder) ? ": is not a folder" : ": no such folder")
                    + ": give the folder of a trace, or format:file for a foreign one");
        }
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new TraceException(folder + ": has no " + MANIFEST + ": give the folder of a trace");
        }
        try {
            return ManifestJson.read(Files.readAllBytes(file), file::toString);
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    /** The one event file of a trace's folder. */
    public static Path eventFile(Path folder) {
        List<Path> found = Arrays.stream(Compression.values())
                .map(compression -> folder.resolve(compression.fileName()))
                .filter(Files::exists)
                .toList();
        if (found.size() != 1) {
            throw new TraceException(folder + ": has " + (found.isEmpty() ? "no event file" : "several event files")
                    + ": keep exactly one of "
                    + String.join(
                            ", ",
                            Arrays.stream(Compression.values())
                                    .map(Compression::fileName)
                                    .toList()));
        }
        return found.getFirst();
    }
}
