package dev.plimsoll.kubernetes.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConfigMapStoreTest {

    private static final String MAP = "/api/v1/namespaces/kube-system/configmaps/plimsoll";

    private final FakeApiServer server = new FakeApiServer(new FakeTime());
    private final ConfigMapStore store =
            new ConfigMapStore(server, new ConfigMapStore.Place("kube-system", "plimsoll", "memory"));

    @Test
    void keepsAValueInAMapMadeForIt() throws IOException, InterruptedException {
        ConfigMapStore.Stored first = store.write(new byte[] {-1, 0, 1}, store.read());
        ConfigMapStore.Stored second = store.write(new byte[] {7}, first);
        assertThat(store.read().value()).isEqualTo(new byte[] {7});
        assertThat(second.version()).isEqualTo(store.read().version());
    }

    @Test
    void leavesWhatElseIsInTheMap() throws IOException, InterruptedException {
        server.put(MAP, "{\"metadata\":{\"labels\":{\"app\":\"plimsoll\"}},\"data\":{\"note\":\"ours\"}}");
        store.write(new byte[] {7}, store.read());
        assertThat(String.valueOf(server.at(MAP))).contains("\"note\":\"ours\"").contains("\"app\":\"plimsoll\"");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseWrote() throws IOException, InterruptedException {
        ConfigMapStore.Stored none = store.read();
        ConfigMapStore.Stored seen = store.write(new byte[] {1}, none);
        store.write(new byte[] {2}, seen);
        for (ConfigMapStore.Stored old : new ConfigMapStore.Stored[] {none, seen}) {
            assertThatThrownBy(() -> store.write(new byte[] {3}, old))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            failure -> assertThat(failure.isConflict()).isTrue());
        }
        assertThat(store.read().value()).isEqualTo(new byte[] {2});
    }

    @Test
    void aWriteWithoutAnAnswerIsSeenByReadingAgain() throws IOException, InterruptedException {
        ConfigMapStore.Stored seen = store.write(new byte[] {1}, store.read());
        server.loseReplies(true);
        assertThatThrownBy(() -> store.write(new byte[] {2}, seen)).hasMessageContaining("lost");
        server.loseReplies(false);
        assertThat(Objects.requireNonNull(store.read().value())).containsExactly(2);
    }

    @Test
    void whatIsTooMuchForAConfigMapIsRefusedBeforeItIsSent() throws IOException, InterruptedException {
        ConfigMapStore.Stored none = store.read();
        server.takeCalls();
        assertThatThrownBy(() -> store.write(new byte[ConfigMapStore.LARGEST_BYTES + 1], none))
                .hasMessageContaining("keep less in it");
        assertThat(server.takeCalls()).isEmpty();
    }
}
