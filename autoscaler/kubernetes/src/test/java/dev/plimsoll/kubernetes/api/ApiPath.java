package dev.plimsoll.kubernetes.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a path of the Kubernetes API: what is not there is "". */
record ApiPath(String namespace, String resource, String name, String subresource, SortedMap<String, String> query) {

    static ApiPath of(String path) {
        int mark = path.indexOf('?');
        List<String> parts =
                List.of((mark < 0 ? path : path.substring(0, mark)).substring(1).split("/"));
        List<String> rest = parts.subList(parts.getFirst().equals("api") ? 2 : 3, parts.size());
        boolean namespaced = rest.getFirst().equals("namespaces") && rest.size() > 2;
        List<String> own = namespaced ? rest.subList(2, rest.size()) : rest;
        return new ApiPath(
                namespaced ? rest.get(1) : "",
                own.getFirst(),
                own.size() > 1 ? decoded(own.get(1)) : "",
                own.size() > 2 ? own.get(2) : "",
                mark < 0 ? new TreeMap<>() : query(path.substring(mark + 1)));
    }

    private static SortedMap<String, String> query(String text) {
        var query = new TreeMap<String, String>();
        for (String part : List.of(text.split("&"))) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What finds the object in a table. */
    String key() {
        return resource + " " + namespace + "/" + name;
    }
}
