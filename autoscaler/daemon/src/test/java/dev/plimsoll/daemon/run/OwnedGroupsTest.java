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
                .hasToString("k8s.io/cluster-autoscaler/enabled, k8s.io/cluster-autoscaler/shop");
    }

    @Test
    void tagsOfItsOwnTakeThePlaceOfThoseOfTheCluster() {
        assertThat(OwnedGroups.tags(settings("shop", "team=web", "scaled"))).hasToString("team=web, scaled");
    }

    @Test
    void wantsToKnowWhose() {
        assertThatThrownBy(() -> OwnedGroups.tags(GroupsSettings.DEFAULT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("groups.clusterName is empty: name the cluster");
    }

    private static GroupsSettings settings(String cluster, String... tags) {
        return new GroupsSettings(cluster, List.of(tags), SpotPrices.DEFAULT);
    }
}
