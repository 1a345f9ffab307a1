package dev.plimsoll.kubernetes.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they come; more is asked for only as they are taken, so that what waits here is bounded. */
final class HttpBytes extends InputStream {

    private static final int ENOUGH = 64 << 10;

    private final Call call;
    private final Duration lasts;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final BlockingQueue<Item> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean owed = new AtomicBoolean();
    private volatile @Nullable AsyncBody body;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    private sealed interface Item {}

    private record Chunk(ByteBuffer bytes) implements Item {}

    private record End() implements Item {}

    private record BrokenStream(Throwable cause) implements Item {}

    /** It has lasted for as long as it may. */
    private record OverTime() implements Item {}

    HttpBytes(Call call, Duration lasts) {
        this.call = call;
        this.lasts = lasts;
        var _ = over.completeOnTimeout(true, lasts.toNanos(), TimeUnit.NANOSECONDS)
                .thenAccept(late -> {
                    if (late) {
                        arrived.add(new OverTime());
                    }
                });
    }

    /** Lets the bytes come. */
    void begin(AsyncBody answer) {
        body = answer;
        var _ = answer.done()
                .whenComplete(
                        (nothing, failure) -> arrived.add(failure == null ? new End() : new BrokenStream(failure)));
        answer.consume();
    }

    /** Called by the connection, one call at a time. */
    void take(List<ByteBuffer> buffers, AsyncBody from) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.hasRemaining()) {
                waiting.addAndGet(buffer.remaining());
                arrived.add(new Chunk(buffer));
            }
        }
        owed.set(true);
        askForMore(from);
    }

    /** Once a call, by whichever thread finds that there is room. */
    private void askForMore(AsyncBody source) {
        if (waiting.get() < ENOUGH && owed.compareAndSet(true, false)) {
            source.consume();
        }
    }

    @Override
    public int read() throws ApiException, InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws ApiException, InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        while (!current.hasRemaining()) {
            if (ended || !advance()) {
                return -1;
            }
        }
        int taken = Math.min(length, current.remaining());
        current.get(into, offset, taken);
        return taken;
    }

    /** Goes on to the next bytes; returns whether there are any. */
    private boolean advance() throws ApiException, InterruptedIOException {
        return switch (await()) {
            case Chunk(ByteBuffer bytes) -> {
                current = bytes;
                waiting.addAndGet(-bytes.remaining());
                AsyncBody source = body;
                if (source != null) {
                    askForMore(source);
                }
                yield true;
            }
            case End() -> {
                ended = true;
                yield false;
            }
            case OverTime() -> {
                ended = true;
                throw ApiException.overTime(call, lasts);
            }
            case BrokenStream(Throwable cause) -> {
                ended = true;
                throw ApiException.unanswered(call, "the stream broke: " + cause);
            }
        };
    }

    private Item await() throws InterruptedIOException {
        try {
            return arrived.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading " + call.path());
        }
    }

    @Override
    public void close() {
        over.complete(false);
        AsyncBody source = body;
        if (source != null) {
            source.cancel();
        }
    }
}
