package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The events of many audit logs in the order of time: rotated files, and those of several API servers. Within a file events
 * may be a little out of order; a file is open only while its time is.
 */
final class AuditMerge implements Where, AutoCloseable {

    private static final int LOOK_AHEAD = 1_000;

    private final Queue<Source> unopened = new ArrayDeque<>();
    private final PriorityQueue<Source> open =
            new PriorityQueue<>(Comparator.comparingLong(Source::headMillis).thenComparing(source -> source.file));
    private String place = "";
    private int torn;
    private long cut;
    private long events;

    AuditMerge(List<Path> files) {
        var sources = new ArrayList<Source>();
        for (Path file : files) {
            try (var first = new Source(file)) {
                if (first.fill()) {
                    sources.add(new Source(file, first.headMillis()));
                }
                torn += first.isTorn() ? 1 : 0;
            }
        }
        sources.sort(Comparator.comparingLong(Source::headMillis).thenComparing(source -> source.file));
        unopened.addAll(sources);
        torn = 0;
    }

    /** When the first event is; 0 when there is none. Before any was taken. */
    long firstMillis() {
        Source first = unopened.peek();
        return first == null ? 0 : first.headMillis();
    }

    /** The next event; null when there is none. */
    @Nullable
    AuditEvent next() {
        while (!unopened.isEmpty()
                && (open.isEmpty()
                        || unopened.element().headMillis() <= open.element().headMillis())) {
            admit(unopened.remove());
        }
        Source source = open.poll();
        if (source == null) {
            return null;
        }
        AuditEvent event = source.take();
        place = source.place();
        admit(source);
        return event;
    }

    /** How many files ended in the middle of a record. */
    int torn() {
        return torn;
    }

    /** How many records before the ends of files were cut off. */
    long cut() {
        return cut;
    }

    /** How many events there were, those that are no part of a workload or were refused among them. */
    long events() {
        return events;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void close() {
        open.forEach(Source::close);
    }

    private void admit(Source source) {
        if (source.fill()) {
            open.add(source);
            return;
        }
        torn += source.isTorn() ? 1 : 0;
        cut += source.cut();
        source.close();
    }

    private final class Source implements AutoCloseable {

        private final Path file;
        private final PriorityQueue<Numbered> ahead =
                new PriorityQueue<>(Comparator.<Numbered>comparingLong(numbered -> numbered.event.atMillis())
                        .thenComparingLong(numbered -> numbered.number));
        private final long firstMillis;
        private @Nullable JsonValues values;
        private long number;

        private record Numbered(AuditEvent event, long number) {}

        Source(Path file) {
            this(file, 0);
        }

        Source(Path file, long firstMillis) {
            this.file = file;
            this.firstMillis = firstMillis;
        }

        /** Reads on until enough lies ahead; false when nothing does any more. */
        boolean fill() {
            if (values == null) {
                values = new JsonValues(file);
            }
            while (ahead.size() < LOOK_AHEAD) {
                JsonNode value = values.next();
                if (value == null) {
                    break;
                }
                events += AuditRecords.read(value, values, event -> ahead.add(new Numbered(event, number++)));
            }
            return !ahead.isEmpty();
        }

        long headMillis() {
            Numbered head = ahead.peek();
            return head == null ? firstMillis : head.event.atMillis();
        }

        AuditEvent take() {
            return ahead.remove().event;
        }

        boolean isTorn() {
            return values != null && values.isTorn();
        }

        int cut() {
            return values == null ? 0 : values.cut();
        }

        String place() {
            return values == null ? file.toString() : values.place();
        }

        @Override
        public void close() {
            if (values != null) {
                values.close();
            }
        }
    }
}
