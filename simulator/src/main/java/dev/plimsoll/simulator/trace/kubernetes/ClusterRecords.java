package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clusters have anyway, read into a history: audit logs, or else range-query answers; a listing of objects says what
 * either leaves out, or by itself what was there once.
 */
public final class ClusterRecords {

    private ClusterRecords() {}

    /** Reads a file, a folder or the files of a pattern, and a listing beside them, if there is one. */
    public static ClusterHistory read(Path path, @Nullable Path listing) {
        InputFiles files = InputFiles.at(path);
        var objects = new ObjectList();
        objects.read(files.objects());
        if (listing != null) {
            objects.read(InputFiles.at(listing).objects());
        }
        var history = new HistoryBuilder();
        history.unknowns()
                .add(
                        "files are neither audit log, range-query answers nor listing: passed over",
                        files.others().size());
        return history.build(span(files, objects, history));
    }

    private static Span span(InputFiles files, ObjectList objects, HistoryBuilder history) {
        if (!files.audit().isEmpty()) {
            history.unknowns()
                    .add(
                            "files of range-query answers lie beside the audit log, which says more: passed over",
                            files.answers().size());
            return audit(files.audit(), objects, history);
        }
        if (!files.answers().isEmpty()) {
            Span span = new Scrapes(history, objects).read(files.answers());
            objects.tell(span.endMillis(), history);
            return span;
        }
        long listed = objects.listedMillis();
        objects.tell(listed, history);
        history.unknowns().add("listing only: what was there once, with nothing that comes or goes");
        return new Span(listed, listed);
    }

    /** A listing from before the log says where it begins, one from after it what the log did not show. */
    private static Span audit(List<Path> files, ObjectList objects, HistoryBuilder history) {
        try (var merge = new AuditMerge(files)) {
            long first = merge.firstMillis();
            boolean before = !objects.isEmpty() && objects.listedMillis() <= first;
            if (before) {
                objects.tell(first, history);
            }
            Span span = new AuditLog(history).read(merge);
            if (!before) {
                objects.tell(span.endMillis(), history);
            }
            return span;
        }
    }
}
