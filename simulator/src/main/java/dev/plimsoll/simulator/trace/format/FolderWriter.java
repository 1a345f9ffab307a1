package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a trace into a folder that appears whole or not at all: a sibling is filled, then renamed. */
public final class FolderWriter {

    private final Path folder;
    private final Compression compression;

    /** The folder must not be there yet. */
    public FolderWriter(Path folder, Compression compression) {
        this.folder = folder;
        this.compression = compression;
    }

    /** Writes the trace; {@code source} names it in complaints, {@code readme} opens its README before the sha256. */
    public void write(Trace trace, String source, String readme) {
        if (Files.exists(folder)) {
            throw new TraceException(folder + ": exists already: remove it, or give another folder");
        }
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new TraceException(folder + ": its parent is no folder: create it first");
        }
        try {
            Path partial = Files.createTempDirectory(parent, "." + folder.getFileName() + ".");
            try {
                fill(partial, trace, source, readme);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(partial);
            }
        } catch (IOException e) {
            throw new TraceException(folder + ": cannot be written (" + e + "): check space and rights", e);
        }
    }

    private void fill(Path target, Trace trace, String source, String readme) throws IOException {
        // A temporary directory is private; a trace is for everybody who may read its parent.
        openToReaders(target);
        Path events = target.resolve(compression.fileName());
        try (OutputStream output = compression.create(events);
                Stream<WorkloadEvent> stream = trace.open()) {
            var writer = new EventWriter(output, trace.manifest(), source);
            for (Iterator<WorkloadEvent> each = stream.iterator(); each.hasNext(); ) {
                writer.write(each.next());
            }
            if (writer.written() == 0) {
                throw new TraceException(source + ": has no event: nothing is written");
            }
        }
        Files.write(target.resolve(TraceFolder.MANIFEST), withNewline(ManifestJson.write(trace.manifest())));
        String integrity = "\n## Event file\n\n```\n" + Integrity.line(events) + "\n```\n";
        Files.writeString(target.resolve(TraceFolder.README), readme + integrity);
    }

    private static void openToReaders(Path target) throws IOException {
        if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static byte[] withNewline(byte[] text) {
        byte[] longer = Arrays.copyOf(text, text.length + 1);
        longer[text.length] = '\n';
        return longer;
    }

    private static void remove(Path partial) throws IOException {
        if (!Files.exists(partial)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> walk = Files.walk(partial)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.delete(path);
        }
    }
}
