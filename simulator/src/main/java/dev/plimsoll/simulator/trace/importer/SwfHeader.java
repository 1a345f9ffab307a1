package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The comments at the head of a log: {@code ; Name: value}. The first of a name counts. */
record SwfHeader(Map<String, String> entries) {

    static SwfHeader read(Path file) {
        var entries = new TreeMap<String, String>();
        try (var lines =
                new BufferedReader(new InputStreamReader(CompressedFile.open(file), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null && isComment(line); line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    entries.putIfAbsent(
                            line.substring(1, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
        return new SwfHeader(entries);
    }

    String text(String name, String whenMissing) {
        return entries.getOrDefault(name, whenMissing);
    }

    /** A whole number from 0, or -1 if there is none. */
    long number(String name) {
        String text = text(name, "");
        return text.matches("[0-9]{1,12}") ? Math.min(Long.parseLong(text), FormatLimits.COUNT) : -1;
    }

    /** When second 0 of the log was. */
    Instant start() {
        String text = text("UnixStartTime", "0");
        return Instant.ofEpochSecond(text.matches("[0-9]{1,11}") ? Long.parseLong(text) : 0);
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.startsWith(";");
    }
}
