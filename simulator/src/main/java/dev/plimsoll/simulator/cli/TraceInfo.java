package dev.plimsoll.simulator.cli;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.trace.ConcurrentDemand;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What {@code trace info} prints. */
final class TraceInfo {

    /** For people, or for programs. */
    enum Output {
        TABLE,
        JSON
    }

    private TraceInfo() {}

    static void print(PrintWriter out, Manifest manifest, TraceSummary summary, Output output) {
        Map<String, Object> values = values(manifest, summary);
        switch (output) {
            case TABLE -> values.forEach((name, value) -> out.printf("%-18s %s%n", name, shown(value)));
            case JSON -> out.println(new JsonMapper().writeValueAsString(values));
        }
    }

    /** The same trace under another name. */
    static Trace named(Trace trace, String name) {
        Manifest manifest = trace.manifest();
        var about =
                new About(name, manifest.about().description(), manifest.about().notes());
        return new Trace(new Manifest(about, manifest.span(), manifest.loops(), manifest.fleet()), trace.events());
    }

    private static Map<String, Object> values(Manifest manifest, TraceSummary summary) {
        Duration length = manifest.span().length();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", manifest.about().name());
        values.put("description", manifest.about().description());
        values.put("start", manifest.span().start().toString());
        values.put(
                "seconds", (length == null ? Duration.ofMillis(summary.extent().lastMillis()) : length).toSeconds());
        values.put("events", summary.events());
        values.put("pods", summary.arrivals().pods());
        put(values, "podsThere", summary.standing().pods());
        put(values, "coresRequested", summary.standing().cores());
        put(values, "gibibytesRequested", summary.standing().gibibytes());
        put(values, "gpusRequested", summary.standing().gpus());
        values.put("departures", summary.arrivals().departures());
        values.put("scalings", summary.scalings());
        values.put("budgets", summary.budgets());
        values.put("nodeGroupChanges", summary.nodeGroupChanges());
        values.put("shapes", summary.extent().shapes());
        values.put("nodeGroups", manifest.fleet().groups().size());
        values.put("daemonSets", manifest.fleet().daemonSets().size());
        values.put("notKnown", manifest.about().notes());
        return values;
    }

    private static void put(Map<String, Object> values, String name, ConcurrentDemand.Count count) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("start", count.start());
        numbers.put("least", count.least());
        numbers.put("mean", count.mean());
        numbers.put("peak", count.peak());
        values.put(name, numbers);
    }

    /** One line a value; what has several of them has them behind their names, or each on a line of its own. */
    private static String shown(Object value) {
        if (value instanceof Map<?, ?> numbers) {
            return numbers.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + Numbers.fixed((Double) entry.getValue(), 1))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n" + " ".repeat(19)))
                : String.valueOf(value);
    }
}
