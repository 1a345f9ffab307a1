package dev.plimsoll.simulator.trace.source;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.TraceFolder;
import dev.plimsoll.simulator.trace.importer.DlrmReader;
import dev.plimsoll.simulator.trace.importer.KubernetesReader;
import dev.plimsoll.simulator.trace.importer.OpenbReader;
import dev.plimsoll.simulator.trace.importer.ServicesReader;
import dev.plimsoll.simulator.trace.importer.SktraceReader;
import dev.plimsoll.simulator.trace.importer.SurfReader;
import dev.plimsoll.simulator.trace.importer.SwfReader;
import dev.plimsoll.simulator.trace.importer.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that can be replayed, by the word before the colon. */
public enum TraceFormat {
    TRACE("a folder in the format of our own"),
    SWF("batch jobs in the Standard Workload Format, as .swf, .swf.gz or .swf.zip"),
    SURF("jobs of SURF's Lisa cluster, CSV as OpenDC publishes it"),
    DLRM("recommendation services, CSV of Alibaba's cluster-trace-gpu-v2025"),
    OPENB("pods of a GPU cluster, CSV of Alibaba's cluster-trace-gpu-v2023"),
    SKTRACE("Kubernetes objects recorded by SimKube"),
    KUBERNETES(
            "audit logs, range-query answers of Prometheus or kubectl listings of a cluster; a file, a folder, or a pattern"),
    SERVICES("a folder with load.csv and services.csv");

    private final String description;

    TraceFormat(String description) {
        this.description = description;
    }

    /** The word that picks the format. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What files of the format are, for people. */
    public String description() {
        return description;
    }

    TraceReader reader() {
        return switch (this) {
            case TRACE -> (folder, settings) -> TraceFolder.read(folder);
            case SWF -> new SwfReader();
            case SURF -> new SurfReader();
            case DLRM -> new DlrmReader();
            case OPENB -> new OpenbReader();
            case SKTRACE -> new SktraceReader();
            case KUBERNETES -> new KubernetesReader();
            case SERVICES -> new ServicesReader();
        };
    }

    /** All words, for messages. */
    static String words() {
        return Arrays.stream(values()).map(TraceFormat::word).collect(Collectors.joining(", "));
    }

    /** The format a path shows by itself: folders are ours, and .swf and .sktrace say what they are. */
    static TraceFormat of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.swf(\\.gz|\\.zip|\\.zst)?")) {
            return SWF;
        }
        if (name.endsWith(".sktrace")) {
            return SKTRACE;
        }
        if (Files.isRegularFile(path)) {
            throw new TraceException(
                    path + ": its name does not tell its format: write format:" + path + " with one of " + words());
        }
        return TRACE;
    }
}
