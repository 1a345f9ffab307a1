package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.LiveObservation;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looking at a live cluster of 10,000 nodes and 100,000 pods of 200 shapes: when nothing changed, and when one pod did, with what
 * it takes to read that. Budget: a tick with nothing new costs 1 ms in all, so looking must cost microseconds.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class LiveClusterBenchmark {

    private static final int NODES = 10_000;
    private static final int PODS = 100_000;
    private static final int SHAPES = 200;
    private static final int PAGE = 500;

    private final Served served = new Served();
    private final LiveCluster live =
            new LiveCluster(served, WatchSettings.DEFAULT, InstantSource.fixed(Instant.EPOCH), Pauses.SLEEPING);
    private int version = 1;

    /** Lists in pages, and one watch that tells what it is given and asks for more once it is taken in. */
    private static final class Served implements ApiServer {

        private final SynchronousQueue<byte[]> lines = new SynchronousQueue<>();
        private final Semaphore taken = new Semaphore(0);
        private final CountDownLatch podsListed = new CountDownLatch(2);

        @Override
        public ApiAnswer send(Call call) {
            throw new UnsupportedOperationException();
        }

        private static InputStream list(Call call) {
            int from = call.path().contains("continue=")
                    ? Integer.parseInt(call.path().substring(call.path().indexOf("continue=") + "continue=".length()))
                    : 0;
            if (call.path().startsWith("/api/v1/pods")) {
                return page(from, PODS, LiveClusterBenchmark::pod);
            }
            return call.path().startsWith("/api/v1/nodes")
                    ? page(from, NODES, LiveClusterBenchmark::node)
                    : page(0, 0, LiveClusterBenchmark::node);
        }

        private interface Written {
            String json(int index, int version);
        }

        private static InputStream page(int from, int of, Written item) {
            var text = new StringBuilder("{\"items\":[");
            int to = Math.min(of, from + PAGE);
            for (int i = from; i < to; i++) {
                text.append(i == from ? "" : ",").append(item.json(i, 1));
            }
            text.append("],\"metadata\":{\"resourceVersion\":\"1\"");
            text.append(to < of ? ",\"continue\":\"" + to + "\"" : "").append("}}");
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream open(Call call, Duration lasts) {
            if (!call.path().contains("watch=1")) {
                return list(call);
            }
            boolean pods = call.path().startsWith("/api/v1/pods");
            if (pods || call.path().startsWith("/api/v1/nodes")) {
                podsListed.countDown();
            }
            return new Told(pods);
        }

        /** What a watch tells; who asks for the next event has taken in the one before. */
        private final class Told extends InputStream {

            private final boolean pods;
            private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);
            private boolean told;

            Told(boolean pods) {
                this.pods = pods;
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (line.available() == 0) {
                    line = new ByteArrayInputStream(next());
                }
                return line.read(into, offset, length);
            }

            private byte[] next() throws InterruptedIOException {
                if (told) {
                    taken.release();
                }
                told = true;
                try {
                    if (!pods) {
                        new CountDownLatch(1).await();
                    }
                    return lines.take();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("the benchmark is over");
                }
            }
        }
    }

    private static String node(int index, int version) {
        return """
                {"metadata":{"name":"node-%05d","resourceVersion":"%d","labels":{"zone":"z%d"}},"spec":{"providerID":"aws:///z/i-%d"},
                 "status":{"allocatable":{"cpu":"16","memory":"64Gi","pods":"110"},
                  "conditions":[{"type":"Ready","status":"True"}]}}
                """.formatted(index, version, index % 3, index);
    }

    private static String pod(int index, int version) {
        return """
                {"metadata":{"name":"pod-%d","namespace":"default","uid":"u-%d","resourceVersion":"%d","labels":{"app":"app-%d"},
                  "creationTimestamp":"2026-11-25T12:00:00Z"%s},
                 "spec":{"nodeName":"node-%05d","containers":[{"name":"c","image":"i:1",
                  "resources":{"requests":{"cpu":"100m","memory":"128Mi"}}}]},"status":{"phase":"Running"}}
                """.formatted(
                        index,
                        index,
                        version,
                        index % SHAPES,
                        version % 2 == 0 ? ",\"deletionTimestamp\":\"2026-11-25T12:10:00Z\"" : "",
                        index % NODES);
    }

    @Setup(Level.Trial)
    public void listAll() throws InterruptedException {
        live.start();
        served.podsListed.await();
        LiveObservation seen = live.observe();
        if (seen.nodes().items().size() != NODES) {
            throw new IllegalStateException("only " + seen.nodes().items().size() + " nodes were taken in");
        }
    }

    @TearDown(Level.Trial)
    public void end() {
        live.close();
    }

    @Benchmark
    public LiveObservation nothingNew() {
        return live.observe();
    }

    @Benchmark
    public LiveObservation onePodChanged() throws InterruptedException {
        version++;
        String line = "{\"type\":\"MODIFIED\",\"object\":" + pod(7, version).replace("\n", "") + "}";
        served.lines.put(line.getBytes(StandardCharsets.UTF_8));
        served.taken.acquire();
        return live.observe();
    }
}
