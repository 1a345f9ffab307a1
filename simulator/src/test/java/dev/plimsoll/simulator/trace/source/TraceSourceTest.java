package dev.plimsoll.simulator.trace.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.stage.Limit;
import dev.plimsoll.simulator.trace.stage.LimitEvents;
import dev.plimsoll.simulator.trace.stage.Replicate;
import dev.plimsoll.simulator.trace.stage.Sample;
import dev.plimsoll.simulator.trace.stage.Skip;
import dev.plimsoll.simulator.trace.stage.Speed;
import dev.plimsoll.simulator.trace.stage.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceSourceTest {

    @TempDir
    private Path directory;

    @Test
    void stagesApplyInTheOrderTheyStand() {
        TraceSource source = TraceSource.parse(
                "swf:log.swf.gz,skip=5,limit=10,events=20,sample=0.5:3,speed=2.5,replicate=4:90s:8,window=1h:2d");
        assertThat(source.format()).isEqualTo(TraceFormat.SWF);
        assertThat(source.path()).isEqualTo(Path.of("log.swf.gz"));
        assertThat(source.stages())
                .containsExactly(
                        new Skip(5),
                        new Limit(10),
                        new LimitEvents(20),
                        new Sample(0.5, 3),
                        new Speed(2.5),
                        new Replicate(4, 90_000, 8),
                        new Window(3_600_000, 172_800_000));
    }

    @Test
    void seedsAndEndsMayBeLeftOut() {
        assertThat(TraceSource.parse("dlrm:x.csv,sample=0.1,replicate=2,replicate=2:1m,window=:5ms,window=5ms:")
                        .stages())
                .containsExactly(
                        new Sample(0.1, 1),
                        new Replicate(2, 0, 1),
                        new Replicate(2, 60_000, 1),
                        new Window(0, 5),
                        new Window(5, Window.FOREVER));
    }

    @ParameterizedTest
    @CsvSource({
        "traces/nasa, TRACE, traces/nasa",
        "trace:traces/nasa, TRACE, traces/nasa",
        "a/log.swf, SWF, a/log.swf",
        "a/log.SWF.ZIP, SWF, a/log.SWF.ZIP",
        "a.sktrace, SKTRACE, a.sktrace",
        "openb:pods.csv, OPENB, pods.csv",
        "surf:a:b.csv, SURF, a:b.csv",
        "'surf:a,b.csv', SURF, 'a,b.csv'",
    })
    void formatIsTheWordBeforeTheColonOrWhatTheNameShows(String text, TraceFormat format, String path) {
        TraceSource source = TraceSource.parse(text);
        assertThat(source.format()).isEqualTo(format);
        assertThat(source.path()).isEqualTo(Path.of(path));
        assertThat(source.stages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tar:x | has the unknown format 'tar': use one of trace, swf, surf, dlrm, openb, sktrace, kubernetes, services",
                "swf: | names no file: write format:path, or the folder of a trace",
                "x,limit=0 | option limit=0 needs a whole number from 1 to 1000000000000 where it has '0'",
                "x,limit=many | option limit=many needs a whole number from 1 to 1000000000000 where it has 'many'",
                "x,skip=-1 | option skip=-1 needs a whole number from 0 to 1000000000000 where it has '-1'",
                "x,events= | option events= needs a whole number from 1 to 1000000000000 where it has ''",
                "x,sample=1.5 | option sample=1.5 needs a number from 0 to 1 where it has '1.5'",
                "x,sample=NaN | option sample=NaN needs a number from 0 to 1 where it has 'NaN'",
                "x,sample=0.5:a | option sample=0.5:a needs a whole number from 0 to 9223372036854775807 where it has 'a'",
                "x,sample=1:2:3 | option sample=1:2:3 is not of the form SHARE[:SEED]",
                "x,speed=0 | option speed=0 needs a number from 0.001 to 1000000 where it has '0'",
                "x,speed=Infinity | option speed=Infinity needs a number from 0.001 to 1000000 where it has 'Infinity'",
                "x,replicate=0 | option replicate=0 needs a whole number from 1 to 10000 where it has '0'",
                "x,replicate=2:5 | option replicate=2:5 needs a time where it has another word: '5' is not a time span: write it as 0, 200ms, 90s, 6m, 1h30m or 2d",
                "x,window=5d | option window=5d is not of the form FROM:[UNTIL]",
                "x,window=5d:4d | option window=5d:4d is empty: let it end after it begins",
                "x,nodes=a,nodes=b | option nodes is given twice: keep one",
            })
    void badOptionIsRefusedWithItsValueAndTheRemedy(String text, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> TraceSource.parse(text))
                .withMessage("trace '" + text + "': " + message);
    }

    @Test
    void optionThatTheFormatDoesNotHaveIsRefused() throws IOException {
        Path log = Files.writeString(directory.resolve("log.swf"), "1 0 -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1\n");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> TraceSource.parse(log + ",color=red").open())
                .withMessage(
                        "trace '" + shown(log) + "': unknown option 'color': this format has memory-per-processor,"
                                + " processors-per-pod, and every trace has skip, limit, events, sample, speed, replicate, window, days");
    }

    @Test
    void fileThatDoesNotTellItsFormatIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("pods.csv"), "x");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> TraceSource.parse(file.toString()))
                .withMessage(file + ": its name does not tell its format: write format:" + file
                        + " with one of trace, swf, surf, dlrm, openb, sktrace, kubernetes, services");
    }

    private static String shown(Path path) {
        String text = path.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
