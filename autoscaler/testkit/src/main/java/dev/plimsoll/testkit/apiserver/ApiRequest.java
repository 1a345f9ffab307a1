package dev.plimsoll.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request: its method, the parts of its path ("" for those that are not there), its query, and its body with the type that
 * was given for it.
 */
public record ApiRequest(String method, Place place, SortedMap<String, String> query, String contentType, String body) {

    /** What a path leads to. */
    public record Place(String group, String resource, String namespace, String name, String subresource) {

        /** The collection that objects of one kind are in. */
        String collection() {
            return group + "/" + resource;
        }

        String key() {
            return namespace + "/" + name;
        }

        Place named(String other) {
            return new Place(group, resource, namespace, other, subresource);
        }
    }

    static ApiRequest of(String method, URI uri, String contentType, String body) {
        List<String> parts = List.of(uri.getRawPath().substring(1).split("/"));
        boolean core = parts.getFirst().equals("api");
        String group = core ? parts.get(1) : parts.get(1) + "/" + parts.get(2);
        List<String> rest = parts.subList(core ? 2 : 3, parts.size());
        boolean namespaced = rest.getFirst().equals("namespaces") && rest.size() > 2;
        List<String> own = namespaced ? rest.subList(2, rest.size()) : rest;
        var place = new Place(
                group,
                own.getFirst(),
                namespaced ? decoded(rest.get(1)) : "",
                own.size() > 1 ? decoded(own.get(1)) : "",
                own.size() > 2 ? own.get(2) : "");
        return new ApiRequest(
                method, place, queryOf(uri.getRawQuery() == null ? "" : uri.getRawQuery()), contentType, body);
    }

    private static SortedMap<String, String> queryOf(String text) {
        var query = new TreeMap<String, String>();
        for (String part : List.of(text.split("&", -1))) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    String asked(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isWatch() {
        return asked("watch").equals("1") || asked("watch").equals("true");
    }

    /** In one word, as metrics and permissions have it. */
    public String verb() {
        return switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> isWatch() ? "watch" : place.name().isEmpty() ? "list" : "get";
        };
    }

    @Override
    public String toString() {
        return verb() + " " + place.resource()
                + (place.subresource().isEmpty() ? "" : "/" + place.subresource())
                + (place.name().isEmpty() ? "" : " " + (place.namespace().isEmpty() ? place.name() : place.key()));
    }
}
