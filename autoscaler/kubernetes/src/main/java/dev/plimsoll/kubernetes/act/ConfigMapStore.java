package dev.plimsoll.kubernetes.act;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value kept under a key of a ConfigMap; whoever writes must have seen what was written last. */
public final class ConfigMapStore {

    /** Less than the mebibyte that the API server takes, once it is Base64. */
    public static final int LARGEST_BYTES = 750_000;

    private final ApiServer api;
    private final Place place;

    public ConfigMapStore(ApiServer api, Place place) {
        this.api = api;
        this.place = place;
    }

    /** Where the value is kept. */
    public record Place(String namespace, String name, String key) {
        @Override
        public String toString() {
            return "ConfigMap " + namespace + "/" + name + ", key " + key;
        }
    }

    /** A value (null: nothing kept yet) and the version of the ConfigMap it was read at ("": there is no ConfigMap). */
    public static final class Stored {
        private final byte @Nullable [] value;
        private final String version;

        private Stored(byte @Nullable [] value, String version) {
            this.value = value;
            this.version = version;
        }

        public byte @Nullable [] value() {
            return value == null ? null : value.clone();
        }

        public String version() {
            return version;
        }
    }

    public Place place() {
        return place;
    }

    /** What is kept now; what is no Base64 is taken as it stands, for whoever kept it to judge. */
    public Stored read() throws ApiException, InterruptedException {
        try {
            return stored(api.send(Call.get(path())).as(ConfigMap.class));
        } catch (ApiException failure) {
            if (failure.isNotFound()) {
                return new Stored(null, "");
            }
            throw failure;
        }
    }

    /**
     * Writes a value over the one seen, and returns what is kept then. A conflict says that somebody else wrote since; after
     * no answer it must be read again.
     */
    public Stored write(byte[] value, Stored seen) throws ApiException, InterruptedException {
        if (value.length > LARGEST_BYTES) {
            throw new IllegalArgumentException(place + " would hold " + value.length + " bytes, but a ConfigMap takes "
                    + LARGEST_BYTES + ": keep less in it");
        }
        if (seen.version().isEmpty()) {
            ConfigMap fresh = with(value, new ConfigMapBuilder().build());
            fresh.getMetadata().setNamespace(place.namespace());
            fresh.getMetadata().setName(place.name());
            return stored(api.send(Call.post(Paths.configMaps(place.namespace()), fresh))
                    .as(ConfigMap.class));
        }
        ConfigMap live = api.send(Call.get(path())).as(ConfigMap.class);
        live.getMetadata().setResourceVersion(seen.version());
        return stored(api.send(Call.put(path(), with(value, live))).as(ConfigMap.class));
    }

    private ConfigMap with(byte[] value, ConfigMap map) {
        ConfigMap changed =
                new ConfigMapBuilder(map).editOrNewMetadata().endMetadata().build();
        Map<String, String> binary =
                changed.getBinaryData() == null ? new HashMap<>() : new HashMap<>(changed.getBinaryData());
        binary.put(place.key(), Base64.getEncoder().encodeToString(value));
        changed.setBinaryData(binary);
        return changed;
    }

    private Stored stored(ConfigMap map) {
        String version = map.getMetadata().getResourceVersion();
        String coded = map.getBinaryData() == null ? null : map.getBinaryData().get(place.key());
        return new Stored(coded == null ? null : decoded(coded), version);
    }

    private static byte[] decoded(String coded) {
        try {
            return Base64.getDecoder().decode(coded);
        } catch (IllegalArgumentException garbled) {
            return coded.getBytes(StandardCharsets.UTF_8);
        }
    }

    private String path() {
        return Paths.configMap(place.namespace(), place.name());
    }
}
