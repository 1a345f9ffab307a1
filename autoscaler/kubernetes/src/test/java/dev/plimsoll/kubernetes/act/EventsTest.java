package dev.plimsoll.kubernetes.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);
    private final Events events = new Events(server, time, time, "plimsoll-0");

    @Test
    void saysTheSameAboutTheSameOnceAnHour() throws InterruptedException {
        for (int round = 0; round < 359; round++) {
            events.post(event("p", "too big"), time.instant());
            events.drain();
            time.pass(Duration.ofSeconds(10));
        }
        assertThat(server.takeCalls()).hasSize(1);
        time.pass(Duration.ofSeconds(10));
        events.post(event("p", "too big"), time.instant());
        events.drain();
        assertThat(server.takeCalls()).hasSize(1);
    }

    @Test
    void saysWhatIsNewAtOnce() throws InterruptedException {
        assertThat(events.post(event("p", "too big"), time.instant())).isTrue();
        assertThat(events.post(event("p", "too big"), time.instant())).isFalse();
        assertThat(events.post(event("p", "no zone left"), time.instant())).isTrue();
        assertThat(events.post(event("q", "too big"), time.instant())).isTrue();
        events.drain();
        assertThat(server.takeCalls()).extracting(Call::path).containsOnly("/api/v1/namespaces/red/events");
    }

    @Test
    void whatCouldNotBePostedMayBeSaidAgain() throws InterruptedException {
        server.failNext(new ApiException(429, "TooManyRequests", "slow down", Duration.ofSeconds(7)));
        events.post(event("p", "too big"), time.instant());
        events.drain();
        assertThat(events.dropped()).isEqualTo(1);
        assertThat(time.takePauses()).containsExactly(Duration.ofSeconds(7));
        assertThat(events.post(event("p", "too big"), time.instant())).isTrue();
    }

    @Test
    void dropsWhatIsTooMuchAndSaysSo() throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            events.post(event("p" + i, "too big"), time.instant());
        }
        assertThat(events.dropped()).isEqualTo(1_000);
        events.drain();
        assertThat(events.post(event("p2999", "too big"), time.instant())).isTrue();
        assertThat(events.post(event("p0", "too big"), time.instant())).isFalse();
    }

    @Test
    void notesStayWithinWhatTheServerTakes() throws InterruptedException {
        events.post(event("p", "x".repeat(5_000)), time.instant());
        events.drain();
        assertThat(server.all().getFirst().path("message").asString("")).hasSize(1024);
    }

    private static Events.Event event(String pod, String note) {
        return new Events.Event(Events.Regarding.pod("red/" + pod, "u"), Events.Type.NORMAL, "NotTriggerScaleUp", note);
    }
}
