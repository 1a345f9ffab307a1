package dev.plimsoll.simulator.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A scripted workload: how long it is watched, how cluster-autoscaler is started, its groups, what is wrong at first, and what happens. */
record LiveWorkload(
        String name, double seconds, List<String> flags, List<Group> groups, JsonNode faults, List<Step> timeline) {

    /** A group, and how long its instances take from being in service to being nodes. */
    record Group(String name, List<String> types, List<String> zones, int minSize, int maxSize, double bootSeconds) {}

    /** What is done at a time, in seconds, with its values. */
    record Step(double t, String what, JsonNode values) {

        String name() {
            return values.get("name").stringValue();
        }

        int number(String key, int otherwise) {
            JsonNode value = values.get(key);
            return value == null ? otherwise : value.intValue();
        }

        /** Null where there is no such value. */
        @Nullable
        String text(String key) {
            JsonNode value = values.get(key);
            return value == null ? null : value.asString();
        }

        /** A time such as 8s, 2m or 500ms, in milliseconds; null where there is none. */
        @Nullable
        Long millis(String key) {
            String text = text(key);
            return text == null ? null : Durations.millis(text);
        }
    }

    static LiveWorkload of(JsonNode json) {
        var groups = new ArrayList<Group>();
        for (JsonNode group : json.get("groups")) {
            groups.add(new Group(
                    group.get("name").stringValue(),
                    texts(group.get("types")),
                    texts(group.get("zones")),
                    group.has("min") ? group.get("min").intValue() : 0,
                    group.get("max").intValue(),
                    group.has("bootSeconds") ? group.get("bootSeconds").doubleValue() : 15));
        }
        var steps = new ArrayList<Step>();
        for (JsonNode step : json.get("timeline")) {
            steps.add(new Step(step.get("t").doubleValue(), step.get("do").stringValue(), step));
        }
        return new LiveWorkload(
                json.get("name").stringValue(),
                json.get("seconds").doubleValue(),
                texts(json.get("flags")),
                groups,
                json.path("faults"),
                steps);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.stringValue()));
        return texts;
    }

    /** Times as Go and Kubernetes write them. */
    static final class Durations {

        private Durations() {}

        static long millis(String text) {
            if (text.endsWith("ms")) {
                return Long.parseLong(text.substring(0, text.length() - 2));
            }
            double number = Double.parseDouble(text.substring(0, text.length() - 1));
            return Math.round(number
                    * switch (text.charAt(text.length() - 1)) {
                        case 's' -> 1000;
                        case 'm' -> 60_000;
                        case 'h' -> 3_600_000;
                        default -> throw new IllegalArgumentException("\"" + text + "\" is no time: write 30s");
                    });
        }
    }
}
