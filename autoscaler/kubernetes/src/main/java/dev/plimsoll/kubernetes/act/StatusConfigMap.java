package dev.plimsoll.kubernetes.act;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The ConfigMap in which an autoscaler says how it is; written whole each time by server-side apply, and made if it is not there. */
public final class StatusConfigMap {

    private static final String KEY = "status";
    private static final String LAST_UPDATED = "cluster-autoscaler.kubernetes.io/last-updated";
    private static final String FIELD_MANAGER = "plimsoll";

    /** As Go prints times, which is how cluster-autoscaler writes them. */
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSSSS Z z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ApiServer api;
    private final String namespace;
    private final String name;

    public StatusConfigMap(ApiServer api, String namespace, String name) {
        this.api = api;
        this.namespace = namespace;
        this.name = name;
    }

    public void write(String status, Instant now) throws ApiException, InterruptedException {
        Map<String, Object> map = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        namespace,
                        "annotations",
                        Map.of(LAST_UPDATED, GO_TIME.format(now).replace("Z", "UTC"))),
                "data",
                Map.of(KEY, status));
        api.send(Call.apply(Paths.configMap(namespace, name), FIELD_MANAGER, map));
    }
}
