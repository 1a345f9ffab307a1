package dev.plimsoll.kubernetes.act;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** What the account of this program may do, as the API server itself says, and what time it is there. Nothing is changed. */
public final class AccessReviews {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final ApiServer api;

    public AccessReviews(ApiServer api) {
        this.api = api;
    }

    /** A resource of an API group ("" for the core), perhaps with its subresource after a slash. */
    public record Resource(String group, String name) {

        public static Resource core(String name) {
            return new Resource("", name);
        }

        /** By the path that it is listed at, such as /apis/apps/v1/daemonsets. */
        public static Resource ofPath(String path) {
            String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
            String[] parts = plain.substring(1).split("/", -1);
            return parts[0].equals("api") ? core(parts[2]) : new Resource(parts[1], parts[3]);
        }

        private String plain() {
            int slash = name.indexOf('/');
            return slash < 0 ? name : name.substring(0, slash);
        }

        private String subresource() {
            int slash = name.indexOf('/');
            return slash < 0 ? "" : name.substring(slash + 1);
        }
    }

    /** A verb on a resource, in one namespace ("" for all) and of one object ("" for any). */
    public record Right(String verb, Resource resource, String namespace, String object) {
        @Override
        public String toString() {
            return verb + " " + resource.name()
                    + (object.isEmpty() ? "" : " " + object)
                    + (namespace.isEmpty() ? "" : " in " + namespace);
        }
    }

    public boolean isAllowed(Right right) throws ApiException, InterruptedException {
        var attributes = new TreeMap<String, Object>();
        attributes.put("verb", right.verb());
        attributes.put("group", right.resource().group());
        attributes.put("resource", right.resource().plain());
        attributes.put("subresource", right.resource().subresource());
        attributes.put("namespace", right.namespace());
        attributes.put("name", right.object());
        return api.send(Call.post(REVIEWS, review(attributes)))
                .tree()
                .path("status")
                .path("allowed")
                .asBoolean(false);
    }

    /** By the stamp on a ConfigMap that is asked for and not made. */
    public Instant serverTime(String namespace) throws ApiException, InterruptedException {
        String stamp = api.send(Call.post(
                        Paths.configMaps(namespace) + "?dryRun=All",
                        Map.of("metadata", Map.of("generateName", "plimsoll-clock-"))))
                .tree()
                .path("metadata")
                .path("creationTimestamp")
                .asString("");
        try {
            return Instant.parse(stamp);
        } catch (DateTimeParseException noTime) {
            throw ApiException.unanswered(
                    Call.get(Paths.configMaps(namespace)), "it stamps what is made with \"" + stamp + "\"");
        }
    }

    private static Map<String, Object> review(Map<String, Object> attributes) {
        return Map.of(
                "apiVersion",
                "authorization.k8s.io/v1",
                "kind",
                "SelfSubjectAccessReview",
                "spec",
                Map.of("resourceAttributes", attributes));
    }
}
