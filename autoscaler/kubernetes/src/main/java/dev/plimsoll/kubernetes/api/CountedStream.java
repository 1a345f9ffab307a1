package dev.plimsoll.kubernetes.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read through it. */
final class CountedStream extends FilterInputStream {

    private long count;

    CountedStream(InputStream inner) {
        super(inner);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = in.read(into, offset, length);
        count += Math.max(0, some);
        return some;
    }
}
