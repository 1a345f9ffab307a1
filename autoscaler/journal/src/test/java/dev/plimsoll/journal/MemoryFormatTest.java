package dev.plimsoll.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.buying.BackOff;
import dev.plimsoll.core.buying.CoveredPods;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.disruption.Idleness;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.InstanceLedger;
import dev.plimsoll.core.round.LedgerEntry;
import dev.plimsoll.testkit.RandomRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class MemoryFormatTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void memoryIsReadBackEqual() {
        for (long seed = 1; seed <= 100; seed++) {
            Memory memory = inSeconds(seed).next(Memory.class);

            assertThat(MemoryFormat.read(MemoryFormat.write(memory)))
                    .as("seed %d", seed)
                    .isEqualTo(memory);
        }
    }

    @Test
    void timesAreKeptToTheSecond() {
        var growth = new Growth(
                new TreeMap<>(), new TreeMap<>(Map.of("web", new BackOff(1, START.plusMillis(1_999), START, "why"))));

        Memory read = MemoryFormat.read(MemoryFormat.write(new Memory(growth, Shrinkage.NONE)));

        assertThat(read.growth().backOffs().firstEntry().getValue().lastFailure())
                .isEqualTo(START.plusSeconds(1));
    }

    @Test
    void whatALaterProgramAddedIsPassedOver() throws IOException {
        byte[] later = zip(unzip(MemoryFormat.write(Memory.NONE)).replace("\"idle\":", "\"mood\":\"good\",\"idle\":"));

        assertThat(MemoryFormat.read(later)).isEqualTo(Memory.NONE);
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        byte[] other = zip(unzip(MemoryFormat.write(Memory.NONE)).replace("\"version\":4", "\"version\":5"));

        assertThatExceptionOfType(UnreadableMemoryException.class)
                .isThrownBy(() -> MemoryFormat.read(other))
                .withMessageContaining("is of version 5, this program reads versions 2 to 4")
                .satisfies(later -> assertThat(later.isOfLaterProgram()).isTrue());
    }

    @Test
    void theVersionBeforeIsReadAndKnowsOfNoInstanceYet() throws IOException {
        String before = "{\"version\":2,\"memory\":{\"growth\":{\"orders\":{},\"backOffs\":{}},"
                + "\"shrinkage\":{\"removals\":{},\"idle\":{},\"leftAloneUntil\":{}}}}";

        assertThat(MemoryFormat.read(zip(before))).isEqualTo(Memory.NONE);
    }

    @Test
    void podsOfTheVersionBeforeAreKnownByTheirDigests() throws IOException {
        String before = """
                {"version":3,"memory":{"ledger":{"entries":{},"bootTimes":{}},"growth":{"orders":{
                 "web":{"group":"web","base":1,"target":3,
                  "batches":[{"target":2,"pods":["red/a","red/b"],"joinedSince":"2026-01-01T00:00:50Z"},
                             {"target":3,"pods":["red/c"],"joinedSince":null}],
                  "timing":{"placedAt":"2026-01-01T00:00:20Z","deadline":"2026-01-01T00:15:20Z",
                   "beginning":{"at":"2026-01-01T00:00:00Z","failedBefore":["activity-1"]}}},
                 "done":{"group":"done","base":1,"target":3,"batches":[],
                  "timing":{"placedAt":"2026-01-01T00:00:20Z","deadline":"2026-01-01T00:15:20Z",
                   "beginning":{"at":"2026-01-01T00:00:00Z","failedBefore":[]}}}},
                 "backOffs":{},"lately":[]},"shrinkage":{"removals":{},"idle":{},"leftAloneUntil":{}}}}
                """;
        Instant placed = START.plusSeconds(20);
        Instant deadline = placed.plus(Duration.ofMinutes(15));
        var expected = new Order(
                "web",
                List.of(
                        new Order.Batch(
                                2, CoveredPods.of(List.of("red/a", "red/b")), placed, deadline, START.plusSeconds(50)),
                        new Order.Batch(3, CoveredPods.of(List.of("red/c")), placed, deadline, null)),
                new Order.Beginning(START, List.of("activity-1")));

        assertThat(MemoryFormat.read(zip(before)).growth().orders()).isEqualTo(Map.of("web", expected));
    }

    /** As many as may be waited for, in batches of a thousand. */
    @Test
    void hundredThousandCoveredPodsFitInTwoHundredKilobytes() {
        int bytes = MemoryFormat.write(new Memory(waitingFor(100), Shrinkage.NONE)).length;

        System.out.println("100,000 covered pods in 100 batches: " + bytes + " bytes");
        assertThat(bytes).isLessThanOrEqualTo(200_000);
    }

    /** With every account at its bound. */
    @Test
    void theLargestMemoryFitsInAConfigMap() {
        var random = new Random(2);
        var ledger = new TreeMap<String, LedgerEntry>();
        var idle = new TreeMap<String, Idleness>();
        for (int i = 0; i < 40_000; i++) {
            Instant at = START.plusSeconds(random.nextInt(1 << 21)).plusNanos(random.nextInt(1_000_000_000));
            ledger.put(
                    "i-%08x%08x0".formatted(random.nextInt(), random.nextInt()),
                    new LedgerEntry("workers-" + i % 40, at, at.plusSeconds(61), at.plusSeconds(83), null, null));
            idle.put(
                    "ip-10-%d-%d-%d.eu-central-1.compute.internal"
                            .formatted(i >> 16, i >> 8 & 255, random.nextInt(256)),
                    new Idleness(at, at.plusSeconds(5)));
        }
        var memory = new Memory(
                new InstanceLedger(ledger, new TreeMap<>()),
                waitingFor(100),
                new Shrinkage(new TreeMap<>(), idle, new TreeMap<>()));

        int bytes = MemoryFormat.write(memory).length;

        System.out.println("the largest memory: " + bytes + " bytes");
        assertThat(bytes).isLessThan(750_000);
    }

    /** What a successor cannot learn from the cluster is kept before what it can. */
    @Test
    void ofTooManyInstancesThoseThatAreMissedOrComingAreKept() {
        var entries = new TreeMap<String, LedgerEntry>();
        for (int i = 0; i < 15_001; i++) {
            entries.put("i-%05d".formatted(i), new LedgerEntry("web", START, START, START.plusSeconds(i), null, null));
        }
        entries.put("i-00000", new LedgerEntry("web", START, START, START, START.plusSeconds(9), null));
        entries.put("i-00001", new LedgerEntry("web", START, START, START, null, START.plusSeconds(9)));
        entries.put("i-00002", new LedgerEntry("web", START, null, null, null, null));
        var memory = new Memory(
                new InstanceLedger(entries, new TreeMap<>()),
                new Growth(new TreeMap<>(), new TreeMap<>()),
                Shrinkage.NONE);

        InstanceLedger kept = MemoryFormat.read(MemoryFormat.write(memory)).ledger();

        assertThat(kept.entries()).hasSize(15_000).containsKeys("i-00000", "i-00001", "i-00002", "i-15000");
        assertThat(kept.entries()).doesNotContainKey("i-00003");
    }

    private static Growth waitingFor(int batches) {
        var orders = new TreeMap<String, Order>();
        for (int i = 0; i < batches; i++) {
            int first = 1000 * i;
            CoveredPods pods = CoveredPods.of(IntStream.range(first, first + 1000)
                    .mapToObj(pod -> "namespace-of-a-team/deployment-of-a-service-" + pod)
                    .toList());
            var batch = new Order.Batch(i, pods, START, START.plus(Duration.ofMinutes(15)), null);
            orders.put("group-" + i, new Order("group-" + i, List.of(batch), new Order.Beginning(START, List.of())));
        }
        return new Growth(orders, new TreeMap<>());
    }

    private static RandomRecords inSeconds(long seed) {
        var random = new Random(seed);
        return new RandomRecords(seed).with(Instant.class, () -> Instant.ofEpochSecond(random.nextLong(1L << 33)));
    }

    @Test
    void whatCannotBeReadIsNotForgotten() throws IOException {
        for (byte[] garbled : List.of(
                new byte[] {1, 2, 3},
                zip("{"),
                zip("[]"),
                zip("{\"version\":2}"),
                zip("{\"version\":1,\"memory\":{}}"))) {
            assertThatExceptionOfType(UnreadableMemoryException.class)
                    .isThrownBy(() -> MemoryFormat.read(garbled))
                    .satisfies(unreadable ->
                            assertThat(unreadable.isOfLaterProgram()).isFalse());
        }
    }

    @Test
    void whatUnzipsToMoreThanAnyMemoryIsNotUnzipped() {
        assertThatExceptionOfType(UnreadableMemoryException.class)
                .isThrownBy(() -> MemoryFormat.read(zip(" ".repeat(65 << 20))))
                .withMessageContaining("more than 64 MiB");
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] zip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
