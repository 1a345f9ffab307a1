package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.core.model.BadInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileLabelsTest {

    @Test
    void labelIsTheNameAlone() {
        assertThat(labels("a/slow.yaml", "b/usual.yml", "c/old.json")).containsExactly("slow", "usual", "old");
    }

    @Test
    void filesOfOneNameHaveAsManyFoldersAsTellThemApart() {
        assertThat(labels("x/a/c.yaml", "x/b/c.yaml", "d.yaml")).containsExactly("a/c", "b/c", "d");
        assertThat(labels("x/a/c.yaml", "y/a/c.yaml")).containsExactly("x/a/c", "y/a/c");
        assertThat(labels("/c.yaml", "/a/c.yaml")).containsExactly("/c.yaml", "a/c");
    }

    @Test
    void endingTellsApartWhatNothingElseDoes() {
        assertThat(labels("/a/c.yaml", "/a/c.yml")).containsExactly("/a/c.yaml", "/a/c.yml");
    }

    @Test
    void fileNamedTwiceIsRefused() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> labels("a/c.yaml", "a/b/../c.yaml"))
                .withMessageEndingWith("c.yaml is named twice: name each file once");
    }

    @Test
    void everyLabelIsAmongTheCandidatesOfItsFile() {
        assertThat(FileLabels.candidates(Path.of("/x/a/c.yaml"))).containsExactly("/x/a/c.yaml", "x/a/c", "a/c", "c");
    }

    private static List<String> labels(String... files) {
        return FileLabels.of(List.of(files).stream().map(Path::of).toList());
    }
}
