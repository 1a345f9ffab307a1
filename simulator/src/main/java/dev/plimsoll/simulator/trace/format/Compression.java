package dev.plimsoll.simulator.trace.format;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How an event file is packed when written; none of them puts a time into the file. */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int ZSTD_LEVEL = 12;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** The name of an event file so packed. */
    public String fileName() {
        return TraceFolder.EVENTS + suffix;
    }

    OutputStream create(Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file);
        try {
            return switch (this) {
                case NONE -> new BufferedOutputStream(raw);
                case GZIP -> new BufferedOutputStream(new StrongGzip(raw));
                case ZSTD -> new BufferedOutputStream(new ZstdOutputStream(raw, ZSTD_LEVEL));
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static final class StrongGzip extends GZIPOutputStream {
        StrongGzip(OutputStream output) throws IOException {
            super(output);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
