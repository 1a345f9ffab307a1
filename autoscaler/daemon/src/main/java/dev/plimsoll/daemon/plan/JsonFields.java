package dev.plimsoll.daemon.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** An object of a file, read field by field; whatever is wrong is named by its place. */
record JsonFields(String place, JsonNode object) {

    JsonFields {
        if (!object.isObject()) {
            throw new InputException(place, "is " + shortened(object) + ": give an object");
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    InputException bad(String field, String remedy) {
        JsonNode value = object.get(field);
        return new InputException(
                place,
                value == null ? "lacks " + field + ": " + remedy : field + " is " + shortened(value) + ": " + remedy);
    }

    boolean has(String field) {
        JsonNode value = object.get(field);
        return value != null && !value.isNull();
    }

    private JsonNode get(String field, String remedy) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            throw bad(field, remedy);
        }
        return value;
    }

    void refuseOthersThan(String... known) {
        var others = new TreeSet<>(object.propertyNames());
        others.removeAll(Set.of(known));
        if (!others.isEmpty()) {
            throw new InputException(
                    place, "unknown key '" + others.first() + "'; known here: " + String.join(", ", known));
        }
    }

    String text(String field) {
        String remedy = "give a text that is not empty";
        JsonNode value = get(field, remedy);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw bad(field, remedy);
        }
        return value.stringValue();
    }

    String oneOf(String field, String... choices) {
        String value = text(field);
        if (!List.of(choices).contains(value)) {
            throw bad(field, "give " + String.join(" or ", choices));
        }
        return value;
    }

    long whole(String field, long least, long most) {
        String remedy = "give a whole number from " + least + " to " + most;
        JsonNode value = get(field, remedy);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw bad(field, remedy);
        }
        return value.longValue();
    }

    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        if (!object.get(field).isBoolean()) {
            throw bad(field, "give true or false");
        }
        return object.get(field).booleanValue();
    }

    /** Different names in the order given; at least one. */
    List<String> names(String field) {
        String remedy = "give a list of different names";
        JsonNode values = get(field, remedy);
        var names = new ArrayList<String>();
        for (JsonNode value : values) {
            if (!value.isString() || value.stringValue().isBlank() || names.contains(value.stringValue())) {
                throw bad(field, remedy);
            }
            names.add(value.stringValue());
        }
        if (!values.isArray() || names.isEmpty()) {
            throw bad(field, remedy);
        }
        return names;
    }

    /** Texts by name, in the order of names; none if the field is missing. */
    SortedMap<String, String> texts(String field) {
        var texts = new TreeMap<String, String>();
        if (has(field)) {
            JsonFields named = object(field);
            for (String name : named.object().propertyNames()) {
                JsonNode value = named.object().get(name);
                if (!value.isString()) {
                    throw named.bad(name, "give a text, in quotes");
                }
                texts.put(name, value.stringValue());
            }
        }
        return texts;
    }

    JsonFields object(String field) {
        return new JsonFields(place + ", " + field, get(field, "give an object"));
    }

    List<JsonFields> objects(String field) {
        JsonNode values = get(field, "give a list");
        if (!values.isArray()) {
            throw bad(field, "give a list");
        }
        var objects = new ArrayList<JsonFields>();
        for (JsonNode value : values) {
            objects.add(new JsonFields(place + ", " + field + " " + (objects.size() + 1), value));
        }
        return objects;
    }
}
