package dev.plimsoll.simulator.trace.importer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Bends files: what a disk, a copy, an editor or another program may do to them, drawn from a stream of random numbers. */
final class Mutator {

    /** What may stand where something else is expected. */
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\"x\"",
            "0",
            "-1",
            "1",
            "0.5",
            "-0",
            "1e308",
            "1e-400",
            "1e99999",
            "NaN",
            "Infinity",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999999",
            "1Ei",
            "1e18",
            "500m",
            "-5Gi",
            "2026-13-45T99:99:99Z",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "@every 1s",
            "* * * * *",
            "../../x",
            "\"\\ud800\"",
            "\u0000",
            "\n",
            "\r\n",
            ",",
            ",,,,",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ":",
            "[".repeat(600),
            "{\"a\":".repeat(600));

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    /** One to four changes; pieces may come from another file. */
    byte[] bend(byte[] file, byte[] other) {
        byte[] bent = file;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bent = change(bent, other);
        }
        return bent;
    }

    private byte[] change(byte[] file, byte[] other) {
        if (file.length == 0) {
            return piece(other);
        }
        int at = random.nextInt(file.length);
        int until = Math.min(file.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(file, at); // cut off
            case 1 -> withByte(file, at, (byte) random.nextInt(256));
            case 2 -> replaced(file, at, until, new byte[0]);
            case 3 -> replaced(file, at, at, word());
            case 4, 5 -> withToken(file, at);
            case 6 -> replaced(file, at, at, Arrays.copyOfRange(file, at, until)); // twice
            case 7 -> replaced(file, at, until, piece(other));
            default -> withLinesSwapped(file);
        };
    }

    /** A word or number of the file is another. */
    private byte[] withToken(byte[] file, int at) {
        int from = at;
        while (from > 0 && isOfWord(file[from - 1])) {
            from--;
        }
        int until = at;
        while (until < file.length && isOfWord(file[until])) {
            until++;
        }
        return replaced(file, from, until, word());
    }

    private static boolean isOfWord(byte character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '-' || character == '_';
    }

    private static byte[] withByte(byte[] file, int at, byte value) {
        byte[] changed = file.clone();
        changed[at] = value;
        return changed;
    }

    private byte[] withLinesSwapped(byte[] file) {
        List<String> lines =
                new String(file, StandardCharsets.ISO_8859_1).lines().collect(Collectors.toCollection(ArrayList::new));
        if (lines.size() < 2) {
            return file;
        }
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] piece(byte[] other) {
        if (other.length == 0) {
            return other;
        }
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(200)));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] file, int from, int until, byte[] by) {
        var changed = new ByteArrayOutputStream();
        changed.write(file, 0, from);
        changed.writeBytes(by);
        changed.write(file, until, file.length - until);
        return changed.toByteArray();
    }
}
