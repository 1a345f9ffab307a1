package dev.plimsoll.kubernetes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What is known about how well a kind is followed; written by the thread that follows it, read by any. */
final class KindState {

    private static final int LONGEST_PROBLEM = 300;

    /** So many problems are told by name. */
    private static final int TOLD = 20;

    private static final String OTHERS = "(others)";
    private static final String BEYOND = "(beyond the limit)";

    private final Kind kind;
    private final Duration lasts;
    private final SortedMap<String, String> problems = new ConcurrentSkipListMap<>();
    private volatile @Nullable Instant provenAt;
    private volatile String lastError = "";
    private volatile String beyond = "";
    private volatile int objects;
    private volatile long lists;

    private volatile @Nullable Instant activeAt;
    private volatile boolean died;

    /** What was proven to be current is good enough for so long. */
    KindState(Kind kind, Duration lasts) {
        this.kind = kind;
        this.lasts = lasts;
    }

    /** The thread that follows the kind gets on. */
    void active(Instant now) {
        activeAt = now;
    }

    /** The thread that follows the kind has ended, and nobody told it to. */
    void died() {
        died = true;
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
        problems.put(key, why.length() <= LONGEST_PROBLEM ? why : why.substring(0, LONGEST_PROBLEM) + "...");
    }

    /** Why some objects are not kept at all; "" while all are. */
    void beyond(String why) {
        beyond = why;
    }

    /** Whether some objects are not kept. */
    boolean lacksSome() {
        return !beyond.isEmpty();
    }

    void noProblem(String key) {
        if (!problems.isEmpty()) {
            problems.remove(key);
        }
    }

    /** By namespace/name or name: why an object could not be read; of many the first, and how many more. */
    SortedMap<String, String> problems() {
        var told = new TreeMap<String, String>();
        for (var problem : problems.entrySet()) {
            if (told.size() == TOLD) {
                told.put(OTHERS, problems.size() - TOLD + " more cannot be read");
                break;
            }
            told.put(problem.getKey(), problem.getValue());
        }
        if (!beyond.isEmpty()) {
            told.put(BEYOND, beyond);
        }
        return told;
    }

    KindHealth health() {
        return new KindHealth(
                kind.plural(),
                new KindHealth.Proof(provenAt, lasts),
                objects,
                lists,
                lastError,
                new KindHealth.Watching(activeAt, died));
    }
}
