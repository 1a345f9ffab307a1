package dev.plimsoll.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every AWS answers, real, faked or simulated. In the world that is handed in there are, with no instances at first, the
 * groups "shop" (0 to 5), "floor" (1 to 3) and "mixed" (0 to 5; m5.large, then c5.xlarge; one on demand, then half), all tagged
 * {@code plimsoll-test/owned} and {@code plimsoll-test/cluster=blue}; "foreign" with the tag
 * {@code plimsoll-test/cluster=blue} alone; and the launch template of "shop" in versions 1 (m5.large) and 2
 * (c5.xlarge), the first its default.
 */
public abstract class AwsWireContract {

    public static final List<TagSelector> OWNED =
            List.of(new TagSelector("plimsoll-test/owned", null), new TagSelector("plimsoll-test/cluster", "blue"));

    protected abstract AwsWire wire();

    /** A reference to the launch template of "shop" in that version. */
    protected abstract LaunchTemplateReference shopTemplate(String version);

    /** Makes so many more groups like "shop", named shop-000, shop-001 and so on. */
    protected abstract void addGroups(int count);

    @Test
    void listsTheGroupsThatCarryEveryTag() {
        assertThat(all(OWNED)).extracting(GroupDescription::name).containsExactlyInAnyOrder("shop", "floor", "mixed");
    }

    @Test
    void listsEveryGroupOnceOverAllPages() {
        addGroups(130);

        assertThat(all(OWNED))
                .extracting(GroupDescription::name)
                .doesNotHaveDuplicates()
                .hasSize(133);
    }

    @Test
    void readsBoundsTagsZonesAndLaunchTemplate() {
        GroupDescription shop = group("shop");

        assertThat(shop.size()).isEqualTo(new GroupDescription.Size(0, 5, 0));
        assertThat(shop.settings().tags()).containsEntry("plimsoll-test/cluster", "blue");
        assertThat(shop.settings().zones()).hasSizeGreaterThanOrEqualTo(1);
        assertThat(shop.settings().beingDeleted()).isFalse();
        assertThat(shop.launch()).isInstanceOf(Launch.FromTemplate.class);
    }

    @Test
    void readsTheTypesAndTheDistributionOfAMixedInstancesPolicy() {
        assertThat(group("mixed").launch()).isInstanceOfSatisfying(Launch.Mixed.class, mixed -> {
            assertThat(mixed.template().id()).isEqualTo(shopTemplate("1").id());
            assertThat(mixed.template().version()).isEqualTo("1");
            assertThat(mixed.overrides())
                    .containsExactly(
                            new Launch.TypeOverride("m5.large", 1, null),
                            new Launch.TypeOverride("c5.xlarge", 1, null));
            assertThat(mixed.distribution().onDemandBase()).isEqualTo(1);
            assertThat(mixed.distribution().onDemandPercentageAboveBase()).isEqualTo(50);
        });
    }

    @Test
    void knowsNoGroupOfAnotherName() {
        assertThat(wire().group("no-such-group")).isEmpty();
    }

    @Test
    void raisingDesiredCapacityLaunchesInstancesAndTellsOfThem() {
        wire().setDesiredCapacity("shop", 2);

        GroupDescription shop = group("shop");
        assertThat(shop.size().desired()).isEqualTo(2);
        assertThat(shop.instances()).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.id()).startsWith("i-");
            assertThat(instance.instanceType()).isEqualTo("m5.large");
            assertThat(instance.lifecycleState()).isIn("Pending", "InService");
            assertThat(shop.settings().zones()).contains(instance.zone());
        });
        assertThat(activities("shop"))
                .hasSize(2)
                .isSortedAccordingTo((one, other) -> other.startedAt().compareTo(one.startedAt()))
                .allSatisfy(activity -> assertThat(activity.description()).startsWith("Launching"));
    }

    @Test
    void refusesADesiredCapacityOutOfBoundsAndChangesNothing() {
        AwsException above = failure(() -> wire().setDesiredCapacity("shop", 6));
        AwsException below = failure(() -> wire().setDesiredCapacity("floor", 0));

        assertThat(above.failure()).isEqualTo(AwsFailure.REFUSED);
        assertThat(above).hasMessageContaining("above max value 5");
        assertThat(below.failure()).isEqualTo(AwsFailure.REFUSED);
        assertThat(below).hasMessageContaining("below min value 1");
        assertThat(group("shop").size().desired()).isZero();
    }

    @Test
    void cannotSizeAGroupThatIsNotThere() {
        AwsException unknown = failure(() -> wire().setDesiredCapacity("no-such-group", 1));

        assertThat(unknown.failure()).isEqualTo(AwsFailure.NOT_FOUND);
        assertThat(unknown).hasMessageContaining("no-such-group");
    }

    @Test
    void endingAnInstanceLowersDesiredCapacityByOneAndEndsThatOneAlone() {
        wire().setDesiredCapacity("shop", 3);
        InstanceDescription victim = group("shop").instances().get(1);

        wire().terminateAndDecrement(victim.id());

        GroupDescription shop = group("shop");
        assertThat(shop.size().desired()).isEqualTo(2);
        assertThat(shop.instances())
                .filteredOn(instance -> !instance.lifecycleState().startsWith("Terminating"))
                .hasSize(2)
                .extracting(InstanceDescription::id)
                .doesNotContain(victim.id());
        assertThat(activities("shop").getFirst().description()).isEqualTo("Terminating EC2 instance: " + victim.id());
    }

    @Test
    void refusesToGoBelowTheMinimum() {
        wire().setDesiredCapacity("floor", 1);
        String last = group("floor").instances().getFirst().id();

        AwsException refused = failure(() -> wire().terminateAndDecrement(last));

        assertThat(refused.failure()).isEqualTo(AwsFailure.REFUSED);
        assertThat(group("floor").size().desired()).isEqualTo(1);
    }

    @Test
    void cannotEndAnInstanceThatIsNotThere() {
        AwsException unknown = failure(() -> wire().terminateAndDecrement("i-00000000000000bad"));

        assertThat(unknown.failure()).isEqualTo(AwsFailure.NOT_FOUND);
        assertThat(unknown).hasMessageContaining("i-00000000000000bad");
    }

    @Test
    void readsVersionsOfALaunchTemplateByNumberAndByName() {
        assertThat(wire().launchTemplateVersion(shopTemplate("1")).instanceType())
                .isEqualTo("m5.large");
        assertThat(wire().launchTemplateVersion(shopTemplate("$Latest")))
                .isEqualTo(new LaunchTemplateVersion(2, "c5.xlarge", false));
        assertThat(wire().launchTemplateVersion(shopTemplate("$Default")).number())
                .isEqualTo(1);
    }

    @Test
    void knowsNoLaunchTemplateOrVersionThatIsNotThere() {
        var nowhere = new LaunchTemplateReference("lt-00000000000000bad", null, "1");

        assertThat(failure(() -> wire().launchTemplateVersion(nowhere)).failure())
                .isEqualTo(AwsFailure.NOT_FOUND);
        assertThat(failure(() -> wire().launchTemplateVersion(shopTemplate("99")))
                        .failure())
                .isEqualTo(AwsFailure.NOT_FOUND);
    }

    @Test
    void describesInstanceTypesAndLeavesOutUnknownOnes() {
        var types = new ArrayList<InstanceTypeDescription>();
        String token = null;
        do {
            Page<InstanceTypeDescription> page = wire().instanceTypes(List.of("m5.large", "no.such"), token);
            types.addAll(page.items());
            token = page.nextToken();
        } while (token != null);

        assertThat(types).singleElement().satisfies(type -> {
            assertThat(type.name()).isEqualTo("m5.large");
            assertThat(type.architectures()).containsExactly("x86_64");
            assertThat(type.size()).isEqualTo(new InstanceTypeDescription.Size(2, 8L << 30));
            assertThat(type.network()).isEqualTo(new InstanceTypeDescription.Network(3, 10));
        });
    }

    protected final GroupDescription group(String name) {
        return wire().group(name).orElseThrow();
    }

    private List<GroupDescription> all(List<TagSelector> tags) {
        var groups = new ArrayList<GroupDescription>();
        @Nullable String token = null;
        do {
            Page<GroupDescription> page = wire().groups(tags, token);
            groups.addAll(page.items());
            token = page.nextToken();
        } while (token != null);
        return groups;
    }

    private List<ActivityDescription> activities(String group) {
        Page<ActivityDescription> page = wire().activities(group, null);
        assertThat(page.nextToken()).isNull();
        return page.items();
    }

    private static AwsException failure(ThrowingCallable call) {
        return catchThrowableOfType(AwsException.class, call);
    }
}
