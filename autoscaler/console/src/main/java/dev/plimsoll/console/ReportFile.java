package dev.plimsoll.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a report is written to: whole, or not at all. */
public final class ReportFile {
    private final Path path;
    private final Path partial;

    /** Fails before anything is run if the file could not be written. A link is followed. */
    public ReportFile(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw complaint(path, "is not a file: name one");
        }
        this.path = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path directory = this.path.resolveSibling("");
        if (!Files.isDirectory(directory)) {
            throw complaint(path, "there is no directory " + directory + ": create it, or name another");
        }
        if (!Files.isWritable(directory)) {
            throw complaint(path, "directory " + directory + " cannot be written to: name another");
        }
        this.partial = this.path.resolveSibling("." + this.path.getFileName() + ".partial");
    }

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /** Replaces the file, in UTF-8. */
    public void write(Content content) throws IOException {
        try {
            try (Writer out = Files.newBufferedWriter(partial)) {
                content.write(out);
            }
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static FileSystemException complaint(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}
