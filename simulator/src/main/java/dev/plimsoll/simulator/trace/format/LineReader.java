package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file as slices of one buffer, each at most a mebibyte of valid UTF-8; it knows the number of the line it is at. */
final class LineReader implements Where, AutoCloseable {

    static final int MAX_LINE_BYTES = 1 << 20;
    private static final int FIRST_BUFFER = 1 << 16;

    private final Path file;
    private final InputStream input;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int start;
    private int end;
    private int next;
    private long number;
    private boolean exhausted;

    LineReader(Path file) {
        this.file = file;
        this.input = CompressedFile.open(file);
    }

    /** Moves to the next line; false when there is none. */
    boolean advance() {
        start = next;
        number++;
        int newline = findNewline();
        if (newline < 0 && filled == start) {
            next = start;
            return false;
        }
        end = newline < 0 ? filled : newline;
        next = newline < 0 ? filled : newline + 1;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        checkLine();
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    @Override
    public String place() {
        return file + ", line " + number;
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    /** The index of the newline that ends the line at {@code start}, or -1 if the file ends before one. */
    private int findNewline() {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            if (filled - start > MAX_LINE_BYTES) {
                throw tooLong();
            }
            int offset = filled - start;
            if (!fill()) {
                return -1;
            }
            scanned = start + offset;
        }
    }

    /** Reads more, after moving the line at hand to the front of a buffer that has room; false at the end. */
    private boolean fill() {
        if (exhausted) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int count = input.read(buffer, filled, buffer.length - filled);
            exhausted = count < 0;
            filled += Math.max(count, 0);
            return !exhausted;
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private void checkLine() {
        if (end - start > MAX_LINE_BYTES) {
            throw tooLong();
        }
        boolean blank = true;
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            blank &= buffer[i] == ' ' || buffer[i] == '\t';
            ascii &= buffer[i] >= 0;
        }
        if (blank) {
            throw bad("the line is blank: remove it; every line holds one JSON object");
        }
        if (!ascii) {
            checkEncoding();
        }
    }

    private void checkEncoding() {
        if (number == 1 && length() >= 3 && (buffer[start] & 0xff) == 0xef && (buffer[start + 1] & 0xff) == 0xbb) {
            throw bad("begins with a byte order mark: save it as UTF-8 without one");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, length()));
        } catch (CharacterCodingException e) {
            throw bad("is not UTF-8: save it as UTF-8", e);
        }
    }

    private TraceException tooLong() {
        return bad("the line is longer than " + MAX_LINE_BYTES + " bytes: put one JSON object on a line");
    }
}
