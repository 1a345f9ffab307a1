package dev.plimsoll.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.core.loop.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file of rounds that is written to at its end: a line a round, each compressed by itself if the name ends in .gz, so that
 * whatever was written can be read. A file that would grow beyond the limit makes way: it is renamed to end in .1.
 */
public final class JournalFile implements AutoCloseable {

    private final Path file;
    private final long limitBytes;
    private final boolean zipped;
    private FileChannel channel;

    /** Goes on at the end of the file if it is there. */
    public JournalFile(Path file, long limitBytes) throws IOException {
        this.file = file;
        this.limitBytes = limitBytes;
        this.zipped = file.toString().endsWith(".gz");
        this.channel = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Writes one round, whole or not at all; rounds that brought nothing new before it are a number. */
    public void append(Situation situation, long unchangedBefore, Decision decision) throws IOException {
        byte[] line = (RoundWriter.line(situation, unchangedBefore, decision) + "\n").getBytes(UTF_8);
        write(zipped ? zip(line) : line);
    }

    private void write(byte[] bytes) throws IOException {
        long before = channel.size();
        if (before > 0 && before + bytes.length > limitBytes) {
            roll();
            before = 0;
        }
        var buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException unwritten) {
            channel.truncate(before);
            throw unwritten;
        }
    }

    private void roll() throws IOException {
        channel.close();
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            channel = open(); // what makes no way now may do so for the next round
        }
    }

    private static byte[] zip(byte[] line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(line);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
