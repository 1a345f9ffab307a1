package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.configuration.GroupsSettings;
import dev.plimsoll.core.model.SpotPrices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnedGroupsTest {

    @Test
    void areThoseThatClusterAutoscalerIsToldToLookFor() {
        assertThat(OwnedGroups.tags(settings("shop")))
                .hasToString("tagged k8s.io/cluster-autoscaler/enabled, k8s.io/cluster-autoscaler/shop");
    }

    @Test
    void tagsOfItsOwnTakeThePlaceOfThoseOfTheCluster() {
        assertThat(OwnedGroups.tags(settings("shop", "team=web", "scaled"))).hasToString("tagged team=web, scaled");
    }

    @Test
    void wantsToKnowWhose() {
        assertThatThrownBy(() -> OwnedGroups.tags(GroupsSettings.DEFAULT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("groups.clusterName is empty: name the cluster");
    }

    @Test
    void namesAloneAreEnough() {
        var names = new GroupsSettings("", List.of(), List.of("web", "api=1:10"), SpotPrices.DEFAULT);
        assertThat(OwnedGroups.tags(names)).hasToString("named api, web");

        var bad = new GroupsSettings("", List.of(), List.of("api=10:1"), SpotPrices.DEFAULT);
        assertThatThrownBy(() -> OwnedGroups.tags(bad))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("groups.names: 'api=10:1' has a minimum of 10 above its maximum of 1");
    }

    private static GroupsSettings settings(String cluster, String... tags) {
        return new GroupsSettings(cluster, List.of(tags), List.of(), SpotPrices.DEFAULT);
    }
}
