package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
            case TABLE -> values.forEach((name, value) -> out.printf("%-18s %s%n", name, value));
            case JSON -> out.println(new JsonMapper().writeValueAsString(values));
        }
    }

    /** The same trace under another name. */
    static Trace named(Trace trace, String name) {
        Manifest manifest = trace.manifest();
        var about = new About(name, manifest.about().description(), manifest.about().notes());
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
        values.put("departures", summary.arrivals().departures());
        values.put("scalings", summary.scalings());
        values.put("budgets", summary.budgets());
        values.put("nodeGroupChanges", summary.nodeGroupChanges());
        values.put("shapes", summary.extent().shapes());
        values.put("nodeGroups", manifest.fleet().groups().size());
        values.put("daemonSets", manifest.fleet().daemonSets().size());
        return values;
    }
}
