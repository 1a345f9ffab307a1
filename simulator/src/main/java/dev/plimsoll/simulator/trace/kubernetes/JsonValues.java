package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.Where;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON values of a file, one after the other: on lines, over several lines, in one array, or on lines behind a time
 * stamp. A last value that is cut off, as when a file is copied while it is written, ends the file; lines that are cut off
 * before it are left out and counted.
 */
final class JsonValues implements Where, AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int PEEK = 4096;

    private final Path file;
    private final InputStream input;
    private final @Nullable JsonParser parser;
    private final @Nullable BufferedReader lines;
    private long number;
    private boolean torn;
    private int cut;

    JsonValues(Path file) {
        this.file = file;
        this.input = new BufferedInputStream(CompressedFile.open(file));
        int first = firstCharacter();
        if (first == '{' || first == '[') {
            this.parser = open();
            this.lines = null;
        } else {
            this.parser = null;
            this.lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        }
    }

    /** The next value; null when there is none. */
    @Nullable
    JsonNode next() {
        number++;
        try {
            if (lines != null) {
                return ofLines(lines);
            }
            return parser == null ? null : next(parser);
        } catch (UnexpectedEndOfInputException e) {
            torn = true;
            return null;
        } catch (JacksonIOException e) {
            throw CompressedFile.broken(file, Objects.requireNonNull(e.getCause()));
        } catch (JacksonException e) {
            throw bad(
                    "is not valid JSON ("
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + "): correct it there",
                    e);
        } catch (UncheckedIOException e) {
            throw CompressedFile.broken(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    /** Whether the last value was cut off. */
    boolean isTorn() {
        return torn;
    }

    /** How many lines before the last were cut off. */
    int cut() {
        return cut;
    }

    @Override
    public String place() {
        return file + ", record " + number;
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private @Nullable JsonNode ofLines(BufferedReader from) throws IOException {
        String line = nextLine(from);
        while (line != null) {
            try {
                return ofLine(line);
            } catch (UnexpectedEndOfInputException cutOff) {
                line = nextLine(from);
                torn = line == null;
                cut += torn ? 0 : 1;
                number++;
            }
        }
        return null;
    }

    private static @Nullable String nextLine(BufferedReader from) throws IOException {
        String line = from.readLine();
        while (line != null && line.isBlank()) {
            line = from.readLine();
        }
        return line;
    }

    private JsonNode ofLine(String line) {
        int brace = line.indexOf('{');
        if (brace < 0) {
            throw bad("holds no JSON: give a file of JSON objects");
        }
        return MAPPER.readTree(line.substring(brace));
    }

    /** An array at the outermost level is its elements. */
    private static @Nullable JsonNode next(JsonParser from) {
        JsonToken token = from.nextToken();
        while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
            token = from.nextToken();
        }
        return token == null ? null : MAPPER.readTree(from);
    }

    private JsonParser open() {
        try {
            return MAPPER.createParser(input);
        } catch (JacksonException e) {
            throw new TraceException(file + ": is not valid JSON (" + e.getOriginalMessage() + "): correct it", e);
        }
    }

    private int firstCharacter() {
        try {
            input.mark(PEEK);
            int character = input.read();
            int read = 1;
            while (read < PEEK - 1 && character >= 0 && Character.isWhitespace(character)) {
                character = input.read();
                read++;
            }
            input.reset();
            return character;
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }
}
