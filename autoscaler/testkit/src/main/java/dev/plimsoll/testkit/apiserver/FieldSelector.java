package dev.plimsoll.testkit.apiserver;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which objects a list or watch is about: fields that must, or must not, have a value. */
record FieldSelector(List<Term> terms) {

    record Term(String path, boolean equal, String value) {
        boolean matches(JsonNode object) {
            JsonNode at = object;
            for (String part : List.of(path.split("\\.", -1))) {
                at = at.path(part);
            }
            return at.asString("").equals(value) == equal;
        }
    }

    static FieldSelector parse(String text) {
        var terms = new ArrayList<Term>();
        if (!text.isEmpty()) {
            for (String part : List.of(text.split(",", -1))) {
                int equals = part.indexOf('=');
                boolean not = equals > 0 && part.charAt(equals - 1) == '!';
                terms.add(new Term(part.substring(0, not ? equals - 1 : equals), !not, part.substring(equals + 1)));
            }
        }
        return new FieldSelector(List.copyOf(terms));
    }

    boolean matches(JsonNode object) {
        return terms.stream().allMatch(term -> term.matches(object));
    }
}
