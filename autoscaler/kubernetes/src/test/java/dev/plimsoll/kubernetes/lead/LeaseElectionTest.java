package dev.plimsoll.kubernetes.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseElectionTest {

    private static final String PATH = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/plimsoll";

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);

    /** Given back by whoever had it. */
    @BeforeEach
    void aLeaseThatIsFree() {
        server.put(PATH, "{\"spec\":{\"holderIdentity\":\"\"}}");
    }

    private LeaseElection candidate(String name, Duration skew, ApiServer api) {
        return new LeaseElection(
                api,
                new LeaseElection.Terms("kube-system", "plimsoll", name, LeaseElection.Timing.DEFAULT),
                () -> time.instant().plus(skew),
                time);
    }

    private LeaseElection candidate(String name) {
        return candidate(name, Duration.ZERO, server);
    }

    @Test
    void takesALeaseThatNobodyHasAndRenewsIt() throws InterruptedException {
        LeaseElection one = candidate("one");
        assertThat(one.mayAct()).isFalse();
        one.step();
        assertThat(one.mayAct()).isTrue();
        assertThat(one.remaining()).isEqualTo(Duration.ofSeconds(15));
        time.pass(Duration.ofSeconds(2));
        one.step();
        assertThat(one.remaining()).isEqualTo(Duration.ofSeconds(15));
        assertThat(one.holder()).isEqualTo("one");
    }

    @Test
    void itsTermBeginsBeforeTheRequestWasSentAndNotWithTheReply() throws InterruptedException {
        var slow = new ApiServer() {
            @Override
            public ApiAnswer send(Call call) throws ApiException {
                time.pass(Duration.ofSeconds(1));
                ApiAnswer answer = server.send(call);
                time.pass(Duration.ofSeconds(2));
                return answer;
            }

            @Override
            public InputStream open(Call call, Duration lasts) {
                throw new UnsupportedOperationException();
            }
        };
        LeaseElection one = candidate("one", Duration.ZERO, slow);
        one.step();
        assertThat(one.remaining()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void stopsActingBeforeItsLeaseHasRunOut() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        time.pass(Duration.ofMillis(9_999));
        assertThat(one.mayAct()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(one.mayAct()).isFalse();
        assertThat(one.remaining()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void errorsStopItFromActingButNotFromTrying() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        for (int i = 0; i < 8; i++) {
            time.pass(Duration.ofSeconds(2));
            server.failNext(FakeApiServer.error(500, "no leader in etcd"));
            one.step();
        }
        assertThat(one.mayAct()).isFalse();
        assertThat(one.lastError()).contains("no leader in etcd");

        one.step();
        one.step();
        assertThat(one.mayAct()).isTrue();
        assertThat(one.lastError()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, 0, 600})
    void waitsAWholeDurationByItsOwnClockHoweverWrongTheOthers(long skew) throws InterruptedException {
        LeaseElection one = candidate("one");
        LeaseElection other = candidate("other", Duration.ofSeconds(skew), server);
        one.step();
        other.step();
        time.pass(Duration.ofMillis(14_999));
        other.step();
        assertThat(other.mayAct()).isFalse();
        time.pass(Duration.ofMillis(1));
        other.step();
        assertThat(other.mayAct()).isTrue();
        assertThat(one.mayAct()).isFalse();
        one.step();
        assertThat(one.mayAct()).isFalse();
        assertThat(one.holder()).isEqualTo("other");
    }

    /** Whoever took it, and with whatever right: two must not act. */
    @Test
    void stopsAtOnceWhenTheLeaseIsSeenToBeAnothers() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        server.put(PATH, "{\"spec\":{\"holderIdentity\":\"other\",\"leaseDurationSeconds\":15}}");
        one.step();

        assertThat(one.mayAct()).isFalse();
        assertThat(one.remaining()).isZero();
        assertThat(one.holder()).isEqualTo("other");
    }

    @Test
    void waitsForItsOwnDurationWhereTheOthersSaysLess() throws InterruptedException {
        server.put(PATH, "{\"spec\":{\"holderIdentity\":\"other\",\"leaseDurationSeconds\":3}}");
        LeaseElection one = candidate("one");
        one.step();
        time.pass(Duration.ofMillis(14_999));
        one.step();
        assertThat(one.mayAct()).isFalse();
        time.pass(Duration.ofMillis(1));
        one.step();
        assertThat(one.mayAct()).isTrue();
    }

    @Test
    void whoRenewsKeepsTheLease() throws InterruptedException {
        LeaseElection one = candidate("one");
        LeaseElection other = candidate("other");
        for (int i = 0; i < 30; i++) {
            one.step();
            other.step();
            time.pass(Duration.ofSeconds(2));
            assertThat(one.mayAct()).isTrue();
            assertThat(other.mayAct()).isFalse();
        }
    }

    @Test
    void aLeaseThatVanishedIsNotOursAnyMoreUntilADurationHasPassed() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        server.delete(PATH);
        one.step();
        assertThat(one.mayAct()).isFalse();
        for (int i = 0; i < 8; i++) {
            one.step();
            assertThat(one.mayAct()).isFalse();
            time.pass(Duration.ofSeconds(2));
        }
        one.step();
        assertThat(one.mayAct()).isTrue();
    }

    /** The old holder has not noticed yet, and acts. */
    @Test
    void whoMakesALeaseThatWasDeletedHoldsBackUntilItsHolderHasStopped() throws InterruptedException {
        LeaseElection one = candidate("one");
        LeaseElection other = candidate("other");
        one.step();
        server.delete(PATH);
        for (int i = 0; i < 20; i++) {
            other.step();
            time.pass(Duration.ofSeconds(1));
            assertThat(one.mayAct() && other.mayAct()).isFalse();
        }
        assertThat(other.mayAct()).isTrue();
        assertThat(one.mayAct()).isFalse();
    }

    @Test
    void theFirstLeaseOfAllIsActedOnAfterADuration() throws InterruptedException {
        server.delete(PATH);
        LeaseElection one = candidate("one");
        one.step();
        assertThat(one.holder()).isEqualTo("one");
        time.pass(Duration.ofSeconds(14));
        one.step();
        assertThat(one.mayAct()).isFalse();
        time.pass(Duration.ofSeconds(1));
        assertThat(one.mayAct()).isTrue();
    }

    @Test
    void givesItsLeaseBackSoThatASuccessorNeedNotWait() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        one.stop();
        one.run();
        assertThat(one.mayAct()).isFalse();
        LeaseElection other = candidate("other");
        other.step();
        assertThat(other.mayAct()).isTrue();
    }

    @Test
    void doesNotGiveBackWhatIsAnothers() throws InterruptedException {
        LeaseElection one = candidate("one");
        one.step();
        LeaseElection other = candidate("other");
        other.step();
        time.pass(Duration.ofSeconds(15));
        other.step();
        one.stop();
        one.run();
        assertThat(other.mayAct()).isTrue();
        time.pass(Duration.ofSeconds(2));
        other.step();
        assertThat(other.mayAct()).isTrue();
    }

    @Test
    void aTermTooShortForItsCallsIsRefused() {
        assertThatThrownBy(() ->
                        new LeaseElection.Timing(Duration.ofSeconds(8), Duration.ofSeconds(2), Duration.ofSeconds(5)))
                .hasMessageContaining("too short");
    }

    /** Requests and replies that take time, fail, or get lost. */
    private final class RoughWire implements ApiServer {

        private final SplittableRandom random;
        private boolean rough = true;

        RoughWire(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public ApiAnswer send(Call call) throws ApiException {
            pass();
            if (rough && random.nextInt(6) == 0) {
                throw FakeApiServer.error(503, "down");
            }
            ApiAnswer answer = server.send(call);
            pass();
            if (rough && random.nextInt(6) == 0) {
                throw ApiException.unanswered(call, "the reply was lost");
            }
            return answer;
        }

        private void pass() {
            time.pass(Duration.ofMillis(rough ? random.nextInt(1500) : 1));
        }

        @Override
        public InputStream open(Call call, Duration lasts) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverMayTwoActAndInTheEndOneDoes(long seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var wire = new RoughWire(random);
        List<LeaseElection> candidates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            candidates.add(candidate("c" + i, Duration.ofSeconds(random.nextInt(1200) - 600), wire));
        }
        int led = 0;
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(3) > 0) {
                candidates.get(random.nextInt(random.nextInt(50) == 0 ? 1 : 3)).step();
            }
            time.pass(Duration.ofMillis(random.nextInt(100) == 0 ? random.nextInt(40_000) : random.nextInt(800)));
            if (random.nextInt(200) == 0) {
                server.delete(PATH);
            }
            long acting = candidates.stream().filter(LeaseElection::mayAct).count();
            assertThat(acting).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(1);
            led += (int) acting;
        }
        assertThat(led).as("seed %d", seed).isGreaterThan(300);

        wire.rough = false;
        for (int i = 0; i < 40; i++) {
            for (LeaseElection candidate : candidates) {
                candidate.step();
            }
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(candidates.stream().filter(LeaseElection::mayAct))
                .as("seed %d", seed)
                .hasSize(1);
    }
}
