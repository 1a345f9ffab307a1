package dev.plimsoll.daemon.report;

import dev.plimsoll.daemon.plan.Answer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A file that is written whole or not at all: into a sibling first, which then takes its name. */
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

    /** Replaces the file, in UTF-8. */
    public void write(Report report, List<Answer> answers) throws IOException {
        try {
            try (Writer out = Files.newBufferedWriter(partial)) {
                report.write(answers, out);
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
