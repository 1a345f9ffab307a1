package dev.plimsoll.daemon.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.buying.BackOff;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.journal.MemoryFormat;
import dev.plimsoll.journal.UnreadableMemoryException;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.testkit.apiserver.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConfigMapMemoryTest {

    private static final String MAPS = "/api/v1/namespaces/kube-system/configmaps";

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedWorld world = new SimulatedWorld();
    private boolean mayAct = true;
    private final ConfigMapMemory memory = memory();

    ConfigMapMemoryTest() throws IOException {}

    private ConfigMapMemory memory() {
        return new ConfigMapMemory(store("memory"), store("memory-unreadable"), () -> mayAct);
    }

    private ConfigMapStore store(String name) {
        return new ConfigMapStore(world.api(), new ConfigMapStore.Place("kube-system", name, "memory"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void isNothingBeforeTheFirstTimeAndThenWhatWasKept() throws Exception {
        assertThat(memory.isCurrent()).isFalse();
        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.isCurrent()).isTrue();
        assertThat(memory.keep(Memory.NONE)).isEqualTo(Outcome.DONE);
        assertThat(kept("memory")).isNotEmpty();
        assertThat(memory().load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).isEmpty();
    }

    @Test
    void isNotWrittenWithoutTheLease() throws Exception {
        memory.load();
        mayAct = false;
        assertThat(memory.keep(Memory.NONE)).isInstanceOf(Outcome.Refused.class);
        assertThat(world.at(MAPS + "/memory").isMissingNode()).isTrue();
    }

    @Test
    void isNotWrittenBeforeItWasRead() {
        assertThat(memory.keep(Memory.NONE)).isInstanceOf(Outcome.Refused.class);
        assertThat(world.at(MAPS + "/memory").isMissingNode()).isTrue();
    }

    @Test
    void isNotWrittenOverWhatAnotherWroteAndHasToBeReadAgainThen() throws Exception {
        memory.load();
        memory.keep(Memory.NONE);
        ConfigMapStore other = store("memory");
        other.write(zip(unzip(MemoryFormat.write(Memory.NONE)) + " "), other.read());
        String ofOther = kept("memory");

        assertThat(memory.keep(Memory.NONE)).isInstanceOf(Outcome.Failed.class);
        assertThat(memory.isCurrent()).isFalse();
        assertThat(kept("memory")).isEqualTo(ofOther);
        memory.load();
        assertThat(memory.keep(Memory.NONE)).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatIsTooLargeIsNotKeptAndSaysSo() throws Exception {
        memory.load();
        var random = new Random(1);
        var backOffs = new TreeMap<String, BackOff>();
        for (int i = 0; i < 2_000; i++) {
            byte[] why = new byte[1_000];
            random.nextBytes(why);
            backOffs.put(
                    "group-" + i, new BackOff(1, NOW, NOW, Base64.getEncoder().encodeToString(why)));
        }
        var memoryOfMany = new Memory(new Growth(new TreeMap<>(), backOffs), Shrinkage.NONE);

        assertThat(memory.keep(memoryOfMany))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("kube-system/memory", "takes 750000"));
        assertThat(memory.keep(Memory.NONE)).as("the next is kept").isEqualTo(Outcome.DONE);
    }

    @Test
    void afterAnAnswerThatWasLostItHasToBeReadAgain() throws Exception {
        memory.load();
        memory.keep(Memory.NONE);
        world.server().fault(Fault.Aim.at("update configmaps", 1), new Fault.LostReply());

        assertThat(memory.keep(Memory.NONE)).isInstanceOf(Outcome.Failed.class);
        assertThat(memory.isCurrent()).isFalse();
    }

    @Test
    void whatCannotBeReadIsPutAsideAndItIsBegunAnew() throws Exception {
        byte[] garbled = "garbled".getBytes(UTF_8);
        put(garbled);

        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).contains("cannot be read", "kube-system/memory-unreadable");
        assertThat(kept("memory-unreadable")).isEqualTo(Base64.getEncoder().encodeToString(garbled));
        assertThat(memory.keep(Memory.NONE)).isEqualTo(Outcome.DONE);
        assertThat(memory().load()).isEqualTo(Memory.NONE);
    }

    @Test
    void theSecondThatCannotBeReadTakesThePlaceOfTheFirst() throws Exception {
        put("one".getBytes(UTF_8));
        memory.load();
        put("two".getBytes(UTF_8));
        memory.load();

        assertThat(kept("memory-unreadable")).isEqualTo(Base64.getEncoder().encodeToString("two".getBytes(UTF_8)));
    }

    @Test
    void itIsBegunAnewThoughNothingCanBePutAside() throws Exception {
        put("garbled".getBytes(UTF_8));
        world.server().deny("create configmaps");

        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).contains("lost", "403");
    }

    @Test
    void whatCannotBePutAsideJustNowStaysAndIsTriedAgainForAWhile() throws Exception {
        put("garbled".getBytes(UTF_8));
        world.server().fault(Fault.Aim.at("create configmaps", 1), Fault.refused(503));
        assertThatThrownBy(memory::load).isInstanceOf(ApiException.class);
        assertThat(memory.isCurrent()).isFalse();
        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).contains("the old one is in");
    }

    @Test
    void itIsBegunAnewIfNothingCanBePutAsideForLong() throws Exception {
        put("garbled".getBytes(UTF_8));
        world.server().fault(Fault.Aim.at("create configmaps", Integer.MAX_VALUE), Fault.refused(503));
        for (int round = 0; round < 4; round++) {
            assertThatThrownBy(memory::load).isInstanceOf(ApiException.class);
        }
        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).contains("the old one is lost", "503");
    }

    @Test
    void itIsBegunAnewThoughWhatCannotBeReadIsTooLargeToBePutAside() throws Exception {
        put(new byte[ConfigMapStore.LARGEST_BYTES + 1]);

        assertThat(memory.load()).isEqualTo(Memory.NONE);
        assertThat(memory.trouble()).contains("the old one is lost", "750001 bytes");
    }

    @Test
    void whatALaterProgramWroteIsLeftToIt() throws Exception {
        byte[] later = zip(unzip(MemoryFormat.write(Memory.NONE)).replaceFirst("\"version\":\\d+", "\"version\":999"));
        put(later);

        assertThatThrownBy(memory::load)
                .isInstanceOf(UnreadableMemoryException.class)
                .hasMessageContaining("999");
        assertThat(memory.isCurrent()).isFalse();
        assertThat(kept("memory")).isEqualTo(Base64.getEncoder().encodeToString(later));
        assertThat(world.at(MAPS + "/memory-unreadable").isMissingNode()).isTrue();
    }

    @Test
    void whatIsNotAllowedToBeReadIsNotForgotten() {
        world.server().deny("get configmaps");

        assertThatThrownBy(memory::load).isInstanceOf(ApiException.class).hasMessageContaining("forbidden");
        assertThat(memory.isCurrent()).isFalse();
    }

    private void put(byte[] value) {
        String map = "{\"metadata\":{\"name\":\"memory\"},\"binaryData\":{\"memory\":\""
                + Base64.getEncoder().encodeToString(value) + "\"}}";
        if (world.at(MAPS + "/memory").isMissingNode()) {
            world.server().send("POST", MAPS, map);
        } else {
            world.server().send("PATCH", MAPS + "/memory", map);
        }
    }

    private String kept(String name) {
        return world.at(MAPS + "/" + name).path("binaryData").path("memory").asString("");
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static byte[] zip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
