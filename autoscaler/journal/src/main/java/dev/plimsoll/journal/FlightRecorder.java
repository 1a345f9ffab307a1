package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records each round that saw or decided something new, on a thread of its own: a round is handed over and goes on. Rounds
 * that come faster than they can be written, or that cannot be written, are left out, which is told once until it is over.
 */
public final class FlightRecorder implements Listener, AutoCloseable {

    /** Rounds that may wait to be written, and the word that none comes any more. */
    private static final int WAITING = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JournalFile file;
    private final Rules rules;
    private final Consumer<String> troubles;
    private final BlockingQueue<Optional<Entry>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private @Nullable Entry last;
    private long unchanged;
    private boolean late;
    private boolean broken;

    private record Entry(Situation situation, long unchangedBefore, Decision decision) {

        /** How old the parts are does not count: what comes of it is in the decision. */
        boolean isLike(Observation seen, Decision decided) {
            Observation known = situation.observation();
            return like(known.nodes(), seen.nodes())
                    && like(known.unschedulablePods(), seen.unschedulablePods())
                    && like(known.groups(), seen.groups())
                    && like(known.budgets(), seen.budgets())
                    && known.facts().equals(seen.facts())
                    && decision.equals(decided);
        }

        private static boolean like(Snapshot<?> one, Snapshot<?> other) {
            return one.complete() == other.complete() && one.items().equals(other.items());
        }
    }

    /** Takes over the file; troubles are told in a line. */
    public FlightRecorder(JournalFile file, Rules rules, Consumer<String> troubles) {
        this.file = file;
        this.rules = rules;
        this.troubles = troubles;
        this.thread = Thread.ofPlatform().name("recorder").daemon().start(this::write);
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        if (last != null && last.isLike(seen, decision)) {
            unchanged++;
            return;
        }
        var entry = new Entry(new Situation(now, rules, seen, before), unchanged, decision);
        if (waiting.offer(Optional.of(entry))) {
            last = entry;
            unchanged = 0;
            late = late && waiting.size() > 1; // over once the writer has caught up
        } else if (!late) {
            late = true;
            troubles.accept("rounds are not recorded: " + WAITING + " already wait to be written");
        }
    }

    private void write() {
        try {
            for (Optional<Entry> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                write(next.get());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Entry entry) {
        try {
            file.append(entry.situation(), entry.unchangedBefore(), entry.decision());
            broken = false;
        } catch (IOException | RuntimeException unwritten) {
            if (!broken) {
                broken = true;
                troubles.accept("rounds are not recorded: " + unwritten);
            }
        }
    }

    /** Writes what waits, and closes the file. */
    @Override
    public void close() throws IOException {
        try {
            boolean told = waiting.offer(Optional.empty(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!told || !thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
