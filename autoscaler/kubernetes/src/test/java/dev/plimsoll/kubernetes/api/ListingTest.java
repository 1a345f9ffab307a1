package dev.plimsoll.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListingTest {

    private static final KeptParts KEPT = KeptParts.ALL
            .with("metadata", KeptParts.allBut("managedFields").with("annotations", KeptParts.shorterThan(20)))
            .with("spec", KeptParts.only("selector"));

    private final Deque<InputStream> pages = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final ApiServer api = new ApiServer() {
        @Override
        public ApiAnswer send(Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream open(Call call, Duration lasts) {
            asked.add(call.path());
            return pages.pop();
        }
    };

    @Test
    void keepsOfEachObjectTheFieldsThatAreRead() throws ApiException, InterruptedException {
        pages.add(page("""
                {"kind":"ReplicaSetList","items":[{"metadata":{"namespace":"a","name":"b","resourceVersion":"7",
                 "managedFields":[{"f:x":{}}],"labels":{"l":"1"},
                 "annotations":{"short":"kept","long":"%s","empty":""}},
                 "spec":{"selector":{"matchLabels":{"l":"1"}},"template":{"spec":{"containers":[1,2.5,true,null]}}}}],
                 "metadata":{"resourceVersion":"9"}}""".formatted("x".repeat(1000))));
        List<RawObject> read = new ArrayList<>();
        String version = listing(1000).read(read::add);

        assertThat(version).isEqualTo("9");
        assertThat(read).singleElement().satisfies(object -> {
            assertThat(object.identity()).isEqualTo(new RawObject.Identity("a/b", "7"));
            assertThat(object.trouble()).isEmpty();
            assertThat(new String(object.json(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"metadata\":{\"namespace\":\"a\",\"name\":\"b\",\"resourceVersion\":\"7\","
                            + "\"labels\":{\"l\":\"1\"},\"annotations\":{\"short\":\"kept\",\"empty\":\"\"}},"
                            + "\"spec\":{\"selector\":{\"matchLabels\":{\"l\":\"1\"}}}}");
        });
    }

    @Test
    void ofAnObjectBeyondTheLimitOnlyTheEssentialsAreKeptAndTheOthersGoOn() throws ApiException, InterruptedException {
        String labels = "\"a\":\"" + "x".repeat(50_000) + "\"";
        pages.add(page("""
                {"items":[{"metadata":{"namespace":"a","name":"big","uid":"u","labels":{%s}},"spec":{"nodeName":"n"}},
                 {"metadata":{"name":"small"}}],"metadata":{"resourceVersion":"9"}}""".formatted(labels)));
        List<RawObject> read = new ArrayList<>();
        new Listing(api, "/x", new Listing.Wanted(KeptParts.ALL, 10_000)).read(read::add);

        assertThat(read).extracting(object -> object.identity().key()).containsExactly("a/big", "small");
        assertThat(read.getFirst().trouble()).contains("more than 9 KiB");
        assertThat(new String(read.getFirst().json(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"metadata\":{\"name\":\"big\",\"namespace\":\"a\",\"uid\":\"u\"},\"spec\":{\"nodeName\":\"n\"}}");
        assertThat(read.getLast().trouble()).isEmpty();
    }

    @Test
    void anObjectThatNestsDeeperThanAnyIsPassedOver() throws ApiException, InterruptedException {
        String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
        pages.add(page("{\"items\":[{\"metadata\":{\"name\":\"deep\"},\"spec\":" + deep
                + "},{\"metadata\":{\"name\":\"flat\"}}],\"metadata\":{}}"));
        List<RawObject> read = new ArrayList<>();
        new Listing(api, "/x", new Listing.Wanted(KeptParts.ALL, 1 << 20)).read(read::add);

        assertThat(read)
                .extracting(RawObject::trouble)
                .satisfiesExactly(
                        deepOne -> assertThat(deepOne).contains("64 levels"),
                        flat -> assertThat(flat).isEmpty());
    }

    @Test
    void namesLongerThanTheParserUsuallyTakesSpoilNothing() throws ApiException, InterruptedException {
        pages.add(page("{\"items\":[{\"metadata\":{\"managedFields\":[{\"k:" + "x".repeat(200_000)
                + "\":{}}],\"name\":\"a\"}}],\"metadata\":{}}"));
        List<RawObject> read = new ArrayList<>();
        listing(1000).read(read::add);

        assertThat(read).singleElement().extracting(RawObject::trouble).isEqualTo("");
    }

    /** Whoever may create ReplicaSets decides how long a page is: 500 of 300 KiB are 154 MB. */
    @Test
    void aPageOfAnyLengthCostsWhatIsKeptOfOneObject() throws ApiException, InterruptedException {
        var endless = new Endless(2_000, 300 << 10);
        pages.add(endless);
        long[] kept = new long[1];
        listing(10_000).read(object -> kept[0] += object.json().length);

        assertThat(endless.told).isGreaterThan(600_000_000L);
        assertThat(kept[0]).isLessThan(2_000 * 100L);
    }

    @Test
    void asksForFewerObjectsTheLargerTheyAre() throws ApiException, InterruptedException {
        pages.add(page(items(100, 1 << 18, "one")));
        pages.add(page(items(16, 100, "two")));
        pages.add(page(items(1000, 100, "")));
        listing(10_000).read(object -> {});

        assertThat(asked).containsExactly("/x?limit=100", "/x?limit=15&continue=one", "/x?limit=1000&continue=two");
    }

    @Test
    void aListThatEndsInItsMiddleIsAnError() {
        pages.add(page("{\"items\":[{\"metadata\":{\"name\":\"a\"}}"));
        assertThatThrownBy(() -> listing(1000).read(object -> {})).isInstanceOf(ApiException.class);
        pages.add(page("[]"));
        assertThatThrownBy(() -> listing(1000).read(object -> {})).isInstanceOf(ApiException.class);
    }

    @Test
    void aStreamThatBreaksIsToldAsItsOwnFailure() {
        var call = Call.get("/x");
        pages.add(new InputStream() {
            @Override
            public int read() throws IOException {
                throw ApiException.overTime(call, Duration.ofSeconds(3));
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> listing(1000).read(object -> {}))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.isOverTime()).isTrue());
    }

    private Listing listing(int largest) {
        return new Listing(api, "/x", new Listing.Wanted(KEPT, largest));
    }

    private static InputStream page(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String items(int many, int bytes, String next) {
        String item = "{\"spec\":{\"template\":\"" + "x".repeat(bytes) + "\"}}";
        return "{\"items\":[" + String.join(",", Collections.nCopies(many, item)) + "],\"metadata\":{\"continue\":\""
                + next + "\"}}";
    }

    /** A page with so many objects of so many bytes, made as it is read. */
    private static final class Endless extends InputStream {

        private final byte[] item;
        private final int many;
        private InputStream current = page("{\"items\":[{}");
        private int made;
        private long told;

        Endless(int many, int bytes) {
            this.many = many;
            item = (",{\"metadata\":{\"name\":\"a\",\"annotations\":{\"a\":\"" + "y".repeat(bytes / 2)
                            + "\"}},\"spec\":{\"template\":{\"env\":\"" + "x".repeat(bytes / 2) + "\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (current.available() == 0 && made <= many) {
                made++;
                current = made <= many ? new ByteArrayInputStream(item) : page("],\"metadata\":{}}");
            }
            int read = current.read(into, offset, length);
            told += Math.max(0, read);
            return read;
        }
    }
}
