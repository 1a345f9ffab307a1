package dev.plimsoll.simulator.trace.source;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.importer.ReaderOptions;
import dev.plimsoll.simulator.trace.stage.Stage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a trace comes from and what is done to it, in one word of a command line:
 *
 * <pre>
 * source  = [format ":"] path *("," option "=" value)
 * format  = "trace" | "swf" | "surf" | "dlrm" | "openb" | "sktrace" | "kubernetes" | "services"     without one: a folder, *.swf*, *.sktrace
 *
 * options of every format, applied in the order they stand:
 *   skip=PODS                       leave out the first pods
 *   limit=PODS                      end with the pod of this number
 *   events=COUNT                    end after so many events
 *   sample=SHARE[:SEED]             keep this share (0 to 1) of the workloads
 *   speed=FACTOR                    divide all times
 *   replicate=COPIES[:JITTER[:SEED]]  the workload many times over, copies later by up to JITTER
 *   window=FROM:[UNTIL]             from one time after the start to another
 *   days=SEED                       as many days, each drawn from those of the trace
 * options of one format:
 *   swf:   processors-per-pod=N  memory-per-processor=QUANTITY
 *   surf:  cpu-per-core=MILLICORES  memory-per-core=QUANTITY
 *   openb: nodes=FILE
 *   sktrace: groups=FILE    services: groups=FILE
 *   kubernetes: objects=FILE  groups=FILE  group-label=KEY
 * times are a whole number and a unit: 500ms, 90s, 30m, 12h, 7d; quantities are those of Kubernetes: 2Gi
 * </pre>
 *
 * <p>Example: {@code swf:NASA-iPSC-1993-3.1-cln.swf.zip,limit=1000,speed=2}; {@code options} is what follows the path, as it was
 * written: {@code ,limit=1000,speed=2}.
 */
public record TraceSource(
        TraceFormat format, Path path, Map<String, String> settings, List<Stage> stages, String options) {

    private static final Pattern OPTION_START = Pattern.compile(",(?=[a-z][a-z-]*=)");
    private static final Pattern FORMAT = Pattern.compile("([a-z]{2,}):(.*)", Pattern.DOTALL);

    public TraceSource {
        settings = new LinkedHashMap<>(settings);
        stages = List.copyOf(stages);
    }

    /** Reads a source; complains about options that make no sense, but not yet about files. */
    public static TraceSource parse(String text) {
        Where where = () -> "trace " + Where.shown(text);
        String[] parts = OPTION_START.split(text, -1);
        var settings = new LinkedHashMap<String, String>();
        var stages = new ArrayList<Stage>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = parts[i].substring(0, equals);
            var option = new StageOption(name, parts[i].substring(equals + 1), where);
            option.stage().ifPresentOrElse(stages::add, () -> {
                if (settings.put(name, option.value()) != null) {
                    throw where.bad("option " + name + " is given twice: keep one");
                }
            });
        }
        return located(parts[0], settings, stages, text.substring(parts[0].length()), where);
    }

    private static TraceSource located(
            String location, Map<String, String> settings, List<Stage> stages, String options, Where where) {
        Matcher prefixed = FORMAT.matcher(location);
        boolean hasFormat = prefixed.matches();
        String file = hasFormat ? prefixed.group(2) : location;
        if (file.isBlank()) {
            throw where.bad("names no file: write format:path, or the folder of a trace");
        }
        Path path = path(file, where);
        TraceFormat format = hasFormat ? format(prefixed.group(1), where) : TraceFormat.of(path);
        return new TraceSource(format, path, settings, stages, options);
    }

    /** Opens it: the manifest is read, the events are not. */
    public Trace open() {
        var given = new ReaderOptions(settings, () -> "trace " + Where.shown(path));
        Trace trace = format.reader().read(path, given);
        given.done();
        for (Stage stage : stages) {
            trace = stage.apply(trace);
        }
        return trace;
    }

    private static TraceFormat format(String word, Where where) {
        for (TraceFormat format : TraceFormat.values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw where.bad("has the unknown format " + Where.shown(word) + ": use one of " + TraceFormat.words());
    }

    private static Path path(String file, Where where) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new TraceException(where.place() + ": is no path (" + e.getReason() + "): correct it", e);
        }
    }
}
