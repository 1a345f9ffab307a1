package dev.plimsoll.journal;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the first place, from top to bottom, where two JSON values differ. */
final class FirstDifference {

    private static final int SHOWN = 120;

    private FirstDifference() {}

    static @Nullable String between(String path, @Nullable JsonNode recorded, @Nullable JsonNode decided) {
        if (recorded != null && decided != null) {
            if (recorded.equals(decided) && recorded.toString().equals(decided.toString())) {
                return null;
            }
            if (recorded.isObject() && decided.isObject()) {
                return ofObjects(path, recorded, decided);
            }
            if (recorded.isArray() && decided.isArray()) {
                return ofArrays(path, recorded, decided);
            }
        }
        return place(path) + ": recorded " + shown(recorded) + ", now " + shown(decided);
    }

    private static @Nullable String ofObjects(String path, JsonNode recorded, JsonNode decided) {
        var names = new ArrayList<>(recorded.propertyNames());
        decided.propertyNames().stream().filter(name -> !recorded.has(name)).forEach(names::add);
        for (String name : names) {
            String below = path.isEmpty() ? name : path + "." + name;
            String difference = between(below, recorded.get(name), decided.get(name));
            if (difference != null) {
                return difference;
            }
        }
        return place(path) + ": the order of the keys differs";
    }

    private static @Nullable String ofArrays(String path, JsonNode recorded, JsonNode decided) {
        for (int i = 0; i < Math.max(recorded.size(), decided.size()); i++) {
            String difference = between(path + "[" + i + "]", recorded.get(i), decided.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static String place(String path) {
        return path.isEmpty() ? "the decision" : path;
    }

    private static String shown(@Nullable JsonNode value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}
