package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The sha256 of an event file, which the README of its trace states on a line as sha256sum prints it. */
public final class Integrity {

    private static final Pattern LINE = Pattern.compile("\\s*[0-9a-f]{64}  \\S+\\s*");

    private Integrity() {}

    /** The line that belongs into the README of a trace: digest, two blanks, name of the file. */
    public static String line(Path eventFile) {
        return sha256(eventFile) + "  " + eventFile.getFileName();
    }

    /** The same for several files: the digest of their lines in the order given, and how many there are. */
    public static String line(List<Path> files) {
        if (files.size() == 1) {
            return line(files.getFirst());
        }
        var lines = new StringBuilder();
        files.forEach(file -> lines.append(line(file)).append('\n'));
        return HexFormat.of().formatHex(digest().digest(lines.toString().getBytes(StandardCharsets.UTF_8))) + "  of "
                + files.size() + " files' lines";
    }

    /** Complains unless the README of a trace's folder states the sha256 that its event file has. */
    public static void check(Path folder) {
        Path events = TraceFolder.eventFile(folder);
        Path readme = folder.resolve(TraceFolder.README);
        String expected = line(events);
        List<String> stated = statedLines(readme);
        if (stated.isEmpty()) {
            throw new TraceException(readme + ": states no sha256: add the line " + expected);
        }
        if (!stated.contains(expected)) {
            throw new TraceException(readme + ": states " + Where.shown(stated.getFirst()) + ", but the event file is "
                    + expected + ": restore the file, or correct the line");
        }
    }

    private static List<String> statedLines(Path readme) {
        if (!Files.isRegularFile(readme)) {
            throw new TraceException(
                    readme + ": no such file: add one that says where the trace comes from, its licence,"
                            + " and the sha256 of its event file");
        }
        try {
            return Files.readAllLines(readme).stream()
                    .filter(line -> LINE.matcher(line).matches())
                    .map(String::strip)
                    .toList();
        } catch (MalformedInputException e) {
            throw new TraceException(readme + ": is not UTF-8: save it as UTF-8", e);
        } catch (IOException e) {
            throw CompressedFile.broken(readme, e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = digest();
            new DigestInputStream(input, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
