package dev.plimsoll.simulator.trace.format;

import com.github.luben.zstd.ZstdInputStream;
import dev.plimsoll.simulator.trace.TraceException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a file as it is, or out of gzip, zstd or a zip of one file: told apart by the first bytes, never by the name. */
public final class CompressedFile {

    private static final int BUFFER = 1 << 16;

    private CompressedFile() {}

    /** The content; the caller closes it, and hands what goes wrong while reading to {@link #broken}. */
    public static InputStream open(Path file) {
        requireContent(file);
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return decompress(file, raw);
        } catch (IOException e) {
            close(raw, e);
            throw broken(file, e);
        } catch (RuntimeException e) {
            close(raw, e);
            throw e;
        }
    }

    private static void requireContent(Path file) {
        if (Files.isDirectory(file)) {
            throw new TraceException(file + ": is a directory where a file is expected: name the file in it");
        }
        if (!Files.exists(file)) {
            throw new TraceException(file + ": no such file: check the path");
        }
    }

    private static InputStream decompress(Path file, InputStream raw) throws IOException {
        raw.mark(4);
        byte[] magic = raw.readNBytes(4);
        raw.reset();
        if (magic.length == 0) {
            throw new TraceException(file + ": is empty: copy it again from where it came");
        }
        if (startsWith(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(raw, BUFFER);
        }
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return new BufferedInputStream(new ZstdInputStream(raw), BUFFER);
        }
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            return onlyEntry(file, new ZipInputStream(raw));
        }
        return raw;
    }

    private static InputStream onlyEntry(Path file, ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            throw new TraceException(file + ": is a zip without a file in it: download it again");
        }
        return zip;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** What a failed read means to whoever has the file. */
    public static TraceException broken(Path file, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof EOFException || reason.contains("Truncated source")) {
            return new TraceException(file + ": ends in the middle of its compressed data: copy it again", cause);
        }
        return new TraceException(
                file + ": cannot be read (" + reason + "): copy it again, or check its rights", cause);
    }

    private static void close(@Nullable InputStream stream, Exception cause) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
