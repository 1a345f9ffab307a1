package dev.plimsoll.kubernetes.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.DrainOptions;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvictionsTest {

    private static final String POD = "/api/v1/namespaces/red/pods/p";
    private static final String UID = "\"uid\":\"u1\",\"name\":\"p\",\"namespace\":\"red\"";
    private static final String OWNED =
            ",\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"name\":\"r\",\"uid\":\"r\",\"controller\":true}]";

    private final FakeApiServer server = new FakeApiServer(new FakeTime());
    private final LiveRules rules =
            new LiveRules(DrainOptions.PLIMSOLL, List::of, InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z")));
    private final Evictions evictions = new Evictions(server, id -> id.equals("red/p") ? "u1" : null, rules::whyKept);

    @BeforeEach
    void aPod() {
        put(UID + OWNED, "n1", "");
    }

    @Test
    void asksForTheVeryPodByItsUid() throws InterruptedException {
        assertThat(evictions.evict("red/p", "n1")).isEqualTo(Outcome.DONE);
        JsonNode asked = server.asked(POD);
        assertThat(asked).isNotNull();
        assertThat(String.valueOf(asked))
                .contains("\"preconditions\":{\"uid\":\"u1\"}")
                .contains("policy/v1");
    }

    @Test
    void aBudgetsRefusalCarriesItsMessageAndHowLongToWait() throws InterruptedException {
        server.before((call, fake) -> {
            if (call.method().equals("POST")) {
                fake.failNext(new ApiException(
                        429, "TooManyRequests", "the budget db needs 2 healthy pods", Duration.ofSeconds(10)));
            }
        });
        assertThat(evictions.evict("red/p", "n1")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).contains("the budget db needs 2 healthy pods");
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void twoBudgetsAreAFailureWithTheServersOwnWords() throws InterruptedException {
        server.before((call, fake) -> {
            if (call.method().equals("POST")) {
                fake.failNext(FakeApiServer.error(500, "This pod has more than one PodDisruptionBudget"));
            }
        });
        assertThat(evictions.evict("red/p", "n1"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("more than one"));
    }

    @Test
    void whatIsNotThereAnyMoreNeedNotBeEvicted() throws InterruptedException {
        assertThat(evictions.evict("red/q", "n1")).isEqualTo(Outcome.DONE);
        assertThat(evictions.evict("red/p", "n2")).isEqualTo(Outcome.DONE);
        put(UID + ",\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"", "n1", "");
        assertThat(evictions.evict("red/p", "n1")).isEqualTo(Outcome.DONE);
        put(UID, "n1", "Succeeded");
        assertThat(evictions.evict("red/p", "n1")).isEqualTo(Outcome.DONE);
        assertThat(server.asked(POD)).isNull();
    }

    @Test
    void aPodOfTheSameNameMadeSinceIsLeftAlone() throws InterruptedException {
        put("\"uid\":\"u2\"", "n1", "");
        assertThat(evictions.evict("red/p", "n1")).isInstanceOf(Outcome.Refused.class);
        assertThat(server.asked(POD)).isNull();
    }

    @Test
    void aPodPinnedSinceIsLeftAlone() throws InterruptedException {
        put(UID + OWNED + ",\"annotations\":{\"cluster-autoscaler.kubernetes.io/safe-to-evict\":\"false\"}", "n1", "");
        assertThat(evictions.evict("red/p", "n1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("NotSafeToEvictAnnotation"));
        assertThat(server.asked(POD)).isNull();
    }

    @Test
    void aPodThatNobodyWouldMakeAgainIsLeftAlone() throws InterruptedException {
        put(UID, "n1", "");
        assertThat(evictions.evict("red/p", "n1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("NotReplicated"));
        put(UID + OWNED.replace("apps/v1", "apps.kruise.io/v1").replace("ReplicaSet", "CloneSet"), "n1", "");
        assertThat(evictions.evict("red/p", "n1")).isInstanceOf(Outcome.Refused.class);
        assertThat(server.asked(POD)).isNull();
    }

    private void put(String metadata, String node, String phase) {
        server.put(
                POD,
                "{\"metadata\":{" + metadata + "},\"spec\":{\"nodeName\":\"" + node + "\"},\"status\":{\"phase\":\""
                        + phase + "\"}}");
    }
}
