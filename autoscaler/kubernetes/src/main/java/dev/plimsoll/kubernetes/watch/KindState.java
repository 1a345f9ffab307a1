package dev.plimsoll.kubernetes.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What is known about how well a kind is followed; written by the thread that follows it, read by any. */
final class KindState {

    private final Kind kind;
    private final SortedMap<String, String> problems = new ConcurrentSkipListMap<>();
    private volatile @Nullable Instant provenAt;
    private volatile String lastError = "";
    private volatile int objects;
    private volatile long lists;

    KindState(Kind kind) {
        this.kind = kind;
    }

    /** All that was so at a moment is known; a proof of an earlier moment changes nothing. */
    void provenAt(Instant moment) {
        Instant before = provenAt;
        if (before == null || before.isBefore(moment)) {
            provenAt = moment;
        }
    }

    /** When what is known was last proven to be current; null before the first list is complete. */
    @Nullable
    Instant provenAt() {
        return provenAt;
    }

    void listed(Instant moment, long count) {
        lists = count;
        provenAt(moment);
    }

    void objects(int count) {
        objects = count;
    }

    void failed(String error) {
        lastError = error;
    }

    void problem(String key, String why) {
        problems.put(key, why);
    }

    void noProblem(String key) {
        if (!problems.isEmpty()) {
            problems.remove(key);
        }
    }

    /** By namespace/name or name: why an object could not be read. */
    SortedMap<String, String> problems() {
        return Collections.unmodifiableSortedMap(problems);
    }

    KindHealth health() {
        return new KindHealth(kind.plural(), provenAt, objects, lists, lastError);
    }
}
