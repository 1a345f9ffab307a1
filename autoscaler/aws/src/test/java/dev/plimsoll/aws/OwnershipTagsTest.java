package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

        assertThat(tags.missingFrom(Map.of("enabled", "", "cluster", "blue"))).isNull();
        assertThat(tags.missingFrom(Map.of("enabled", "", "cluster", "green"))).hasToString("cluster=blue");
        assertThat(tags).hasToString("enabled, cluster=blue");
    }
}
