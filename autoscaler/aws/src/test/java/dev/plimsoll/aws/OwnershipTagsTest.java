package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnershipTagsTest {

    @Test
    void insistsOnSomeTag() {
        assertThatThrownBy(() -> OwnershipTags.parse(List.of()))
                .hasMessageContaining("every group of the account would be taken");
        assertThatThrownBy(() -> OwnershipTags.parse(List.of("=x"))).hasMessageContaining("give KEY or KEY=VALUE");
    }

    @Test
    void namesTheFirstTagThatIsMissing() {
        OwnershipTags tags = OwnershipTags.parse(List.of("enabled", "cluster=blue"));

        assertThat(tags.whyNotOurs("web", Map.of("enabled", "", "cluster", "blue")))
                .isNull();
        assertThat(tags.whyNotOurs("web", Map.of("enabled", "", "cluster", "green")))
                .isEqualTo("does not carry the tag cluster=blue any more");
        assertThat(tags).hasToString("tagged enabled, cluster=blue");
    }

    @Test
    void aNamedGroupIsOursWhateverItsTags() {
        OwnershipTags both = OwnershipTags.parse(List.of("enabled")).and(List.of(NamedGroup.parse("web=1:10")));

        assertThat(both.whyNotOurs("web", Map.of())).isNull();
        assertThat(both.whyNotOurs("api", Map.of())).contains("enabled");
        assertThat(both).hasToString("tagged enabled, or named web");
        assertThat(OwnershipTags.ofNames(List.of(NamedGroup.parse("web"))).whyNotOurs("api", Map.of("enabled", "")))
                .isEqualTo("is not among the groups that are named");
    }

    @ParameterizedTest
    @CsvSource({"web, 0, 5", "web=1:3, 1, 3", "web=2:9, 2, 5", "web=7:9, 5, 5"})
    void aNamedGroupHasTheSizesThatBothAllow(String text, int min, int max) {
        assertThat(NamedGroup.parse(text).within(new AutoScalingGroup.Bounds(0, 5)))
                .isEqualTo(new AutoScalingGroup.Bounds(min, max));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=1:2", "web=1", "web=3:2", "web=-1:2", "a=1:2=3:4"})
    void aNameThatIsNoneIsRefusedWithTheRemedy(String text) {
        assertThatThrownBy(() -> NamedGroup.parse(text)).hasMessageContaining("give");
    }
}
