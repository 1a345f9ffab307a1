package dev.plimsoll.simulator.policy.clusterautoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.settings.DrainOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlagsTest {

    @Test
    void takesTheDefaultsOfTheRealOneWithoutAnyFlag() {
        assertThat(Flags.DEFAULT.loop().scanInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Flags.DEFAULT.unneeded().time()).isEqualTo(Duration.ofMinutes(10));
        assertThat(Flags.DEFAULT.growth().expander().text()).isEqualTo("least-waste");
        assertThat(Flags.DEFAULT.drain()).isEqualTo(DrainOptions.CLUSTER_AUTOSCALER);
    }

    @Test
    void readsTheCommandLineOfARealDeployment() {
        Flags flags =
                Flags.parse("--v=4 --stderrthreshold=info --cloud-provider=aws --skip-nodes-with-local-storage=false"
                        + " --expander=priority,least-waste --balance-similar-node-groups --scale-down-unneeded-time=1h30m"
                        + " --node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled"
                        + " --scale-down-utilization-threshold=0.7 --max-nodes-total=100");

        assertThat(flags.drain().protection().localStorage()).isFalse();
        assertThat(flags.growth().expander().text()).isEqualTo("priority,least-waste");
        assertThat(flags.growth().balanced()).isTrue();
        assertThat(flags.growth().nodesTotal()).isEqualTo(100);
        assertThat(flags.unneeded().time()).isEqualTo(Duration.ofMinutes(90));
        assertThat(flags.unneeded().threshold()).isEqualTo(0.7);
    }

    @Test
    void refusesAFlagItDoesNotKnowWithTheNearestAndTheRemedy() {
        assertThatThrownBy(() -> Flags.parse("--scale-down-uneeded-time=5m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--scale-down-uneeded-time")
                .hasMessageContaining("did you mean --scale-down-unneeded-time?");
    }

    @Test
    void refusesWhatIsNoValueOfAFlag() {
        assertThatThrownBy(() -> Flags.parse("--scan-interval=often")).hasMessageContaining("often");
        assertThatThrownBy(() -> Flags.parse("--max-nodes-total=many")).hasMessageContaining("many");
        assertThatThrownBy(() -> Flags.parse("--scale-down-enabled=maybe")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> Flags.parse("scan-interval=10s")).hasMessageContaining("--name=value");
        assertThatThrownBy(() -> Flags.parse("--expander=cost")).hasMessageContaining("has no others on AWS");
        assertThatThrownBy(() -> Flags.parse("--scan-interval=0")).hasMessageContaining("0");
    }
}
