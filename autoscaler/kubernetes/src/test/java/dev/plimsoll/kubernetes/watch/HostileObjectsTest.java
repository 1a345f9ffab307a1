package dev.plimsoll.kubernetes.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiJson;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Listing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of every kind with parts put in the place of others, and lists with bytes changed: whatever comes, the others go on,
 * and a list is read or is an {@link ApiException}. -Dplimsoll.fuzz.rounds=N makes it longer.
 */
final class HostileObjectsTest {

    private static final int ROUNDS = Integer.getInteger("plimsoll.fuzz.rounds", 300);

    /** Each with the fields that are read of its kind. */
    private static final String SEED = """
            {"metadata":{"name":"a","namespace":"n","uid":"u","resourceVersion":"5","creationTimestamp":"2026-01-01T00:00:00Z",
              "labels":{"app":"web"},"annotations":{"cluster-autoscaler.kubernetes.io/safe-to-evict":"false"},
              "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"r","uid":"v","controller":true}]},
             "spec":{"nodeName":"n1","providerID":"aws:///z/i-1","schedulerName":"default-scheduler","priority":5,
              "selector":{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"k","operator":"In","values":["v"]}]},
              "taints":[{"key":"t","value":"v","effect":"NoSchedule"}],
              "tolerations":[{"key":"t","operator":"Exists","effect":"NoSchedule"}],
              "nodeSelector":{"a":"b"},
              "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
                {"matchExpressions":[{"key":"k","operator":"Gt","values":["3"]}]}]}}},
              "topologySpreadConstraints":[{"topologyKey":"zone","maxSkew":1,"whenUnsatisfiable":"DoNotSchedule",
                "labelSelector":{"matchLabels":{"app":"web"}}}],
              "containers":[{"name":"c","image":"i","ports":[{"hostPort":80,"protocol":"TCP"}],
                "resources":{"requests":{"cpu":"500m","memory":"1Gi"}}}],
              "volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"p"}}],
              "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"c"}]}},
              "capacity":{"storage":"5Gi"},"accessModes":["ReadWriteOnce"],"claimRef":{"namespace":"n","name":"p"},
              "drivers":[{"name":"ebs","nodeID":"i","allocatable":{"count":5}}],"source":{"persistentVolumeName":"v"},
              "resources":{"requests":{"storage":"5Gi"}},"volumeName":"v","replicas":3,"minAvailable":1},
             "status":{"phase":"Running","replicas":3,"disruptionsAllowed":1,"observedGeneration":1,
              "allocatable":{"cpu":"2","memory":"8Gi","pods":"29"},
              "conditions":[{"type":"Ready","status":"True"},{"type":"PodScheduled","status":"False","reason":"Unschedulable"}],
              "images":[{"names":["i"],"sizeBytes":5}]},
             "provisioner":"ebs","storageClassName":"s","capacity":"5Gi","nodeTopology":{"matchLabels":{"z":"a"}}}
            """;

    private static final List<String> HOSTILE = List.of(
            "null",
            "7",
            "-1",
            "1e400",
            "18446744073709551616",
            "true",
            "\"\"",
            "\"1e999999\"",
            "\"-5Gi\"",
            "\"NaN\"",
            "[]",
            "{}",
            "[null]",
            "{\"\":null}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[[[[[[]]]]]]",
            "\"" + "x".repeat(5000) + "\"",
            "\"a/b/c\"",
            "{\"a\":{\"a\":{\"a\":1}}}");

    private final ClusterState state = new ClusterState(WatchSettings.DEFAULT.limits());
    private final Intake intake = new Intake(state, new PodIntake(state, WatchSettings.DEFAULT.schedulers()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverAnObjectHoldsTheOthersGoOn(long seed) throws ApiException, InterruptedException {
        var random = new SplittableRandom(seed);
        for (Kind kind : Kind.values()) {
            var followed = new KindState(kind, Duration.ofMinutes(1));
            var sink = new ObjectSink(kind, intake, followed, WatchSettings.DEFAULT.limits(), () -> {});
            var _ = listing(page(plain()), kind).read(sink::put);
            boolean plainIsAProblem = followed.problems().containsKey("n/plain");
            for (int i = 0; i < ROUNDS / 10; i++) {
                byte[] page = page(mutated(random).toString() + "," + plain());
                assertThatNoException()
                        .as("seed %d, %s, %d: %s", seed, kind, i, new String(page, UTF_8))
                        .isThrownBy(() -> {
                            var _ = listing(page, kind).read(sink::put);
                            state.parts();
                        });
                assertThat(followed.problems().containsKey("n/plain"))
                        .as("seed %d, %s, %d: %s", seed, kind, i, new String(page, UTF_8))
                        .isEqualTo(plainIsAProblem);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aListWithOtherBytesIsReadOrIsAnError(long seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        byte[] good = page(ApiJson.MAPPER.readTree(SEED).toString());
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = good.clone();
            for (int change = 0; change < 1 + random.nextInt(3); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var sink = new ObjectSink(
                    Kind.PODS,
                    intake,
                    new KindState(Kind.PODS, Duration.ofMinutes(1)),
                    WatchSettings.DEFAULT.limits(),
                    () -> {});
            try {
                var _ = listing(bytes, Kind.PODS).read(sink::put);
            } catch (ApiException unreadable) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(1, ROUNDS - 1);
    }

    private static JsonNode mutated(SplittableRandom random) {
        ObjectNode object = (ObjectNode) ApiJson.MAPPER.readTree(SEED);
        for (int change = 0; change < 1 + random.nextInt(3); change++) {
            List<JsonNode> inner = new ArrayList<>();
            collect(object, inner);
            JsonNode hostile = ApiJson.MAPPER.readTree(HOSTILE.get(random.nextInt(HOSTILE.size())));
            JsonNode at = inner.get(random.nextInt(inner.size()));
            if (at instanceof ObjectNode fields && !fields.isEmpty()) {
                List<String> names = new ArrayList<>(fields.propertyNames());
                fields.set(names.get(random.nextInt(names.size())), hostile);
            } else if (at instanceof ArrayNode list) {
                list.add(hostile);
            }
        }
        return object;
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainer()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    /** Another object, as small as can be; of some kinds that is too little. */
    private static String plain() {
        return "{\"metadata\":{\"name\":\"plain\",\"namespace\":\"n\"},\"spec\":{}}";
    }

    private static byte[] page(String items) {
        return ("{\"items\":[" + items + "],\"metadata\":{\"resourceVersion\":\"9\"}}").getBytes(UTF_8);
    }

    private static Listing listing(byte[] page, Kind kind) {
        ApiServer once = new ApiServer() {
            @Override
            public ApiAnswer send(Call call) {
                throw new UnsupportedOperationException();
            }

            @Override
            public InputStream open(Call call, Duration lasts) {
                return new ByteArrayInputStream(call.path().contains("continue=") ? page("") : page);
            }
        };
        return new Listing(once, "/x", new Listing.Wanted(KeptFields.of(kind), 128 << 10));
    }
}
