package dev.plimsoll.kubernetes.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Cuts the bytes of an answer into lines, and asks for more only as lines are taken. */
final class HttpLines implements LineStream {

    private static final int ENOUGH = 256;

    /** More than etcd keeps in one object. */
    private static final int LONGEST_LINE = 32 << 20;

    private final Call call;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile @Nullable AsyncBody body;
    private final AtomicBoolean owed = new AtomicBoolean();

    /** The stream broke. */
    private record Failure(Throwable cause) {}

    HttpLines(Call call) {
        this.call = call;
    }

    /** Lets the bytes come. */
    void begin(AsyncBody answer) {
        body = answer;
        var _ = answer.done().whenComplete((nothing, failure) -> {
            if (failure == null) {
                endLine();
                arrived.add(new End());
            } else {
                arrived.add(new Failure(failure));
            }
        });
        answer.consume();
    }

    /** Called by the connection, one call at a time. */
    void take(List<ByteBuffer> buffers, AsyncBody from) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    endLine();
                } else {
                    line.write(next);
                }
            }
        }
        if (line.size() > LONGEST_LINE) {
            from.cancel();
            arrived.add(new Failure(new IllegalStateException("a line is longer than " + LONGEST_LINE + " bytes")));
        } else {
            owed.set(true);
            askForMore(from);
        }
    }

    /** Once a call, by whichever thread finds that there is room. */
    private void askForMore(AsyncBody source) {
        if (arrived.size() < ENOUGH && owed.compareAndSet(true, false)) {
            source.consume();
        }
    }

    private void endLine() {
        if (line.size() > 0) {
            arrived.add(new Line(line.toByteArray()));
            line.reset();
        }
    }

    @Override
    public Item next(Duration atMost) throws ApiException, InterruptedException {
        Object next = arrived.poll(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        AsyncBody source = body;
        if (source != null) {
            askForMore(source);
        }
        return switch (next) {
            case null -> new Silence();
            case Failure(Throwable cause) -> throw ApiException.unanswered(call, "the stream broke: " + cause);
            case Item item -> item;
            default -> throw new IllegalStateException("unexpected " + next);
        };
    }

    /** All that comes, as it is the answer to a request that was refused. */
    byte[] rest(Duration atMost) throws ApiException, InterruptedException {
        try (this) {
            var all = new ByteArrayOutputStream();
            while (next(atMost) instanceof Line(byte[] text)) {
                all.writeBytes(text);
            }
            return all.toByteArray();
        }
    }

    @Override
    public void close() {
        AsyncBody source = body;
        if (source != null) {
            source.cancel();
        }
    }
}
