package dev.plimsoll.aws;

import static dev.plimsoll.aws.InMemoryAws.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.InMemoryAws.Fault;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.settings.InstanceSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupDiscoveryTest {

    private static final String ENABLED = "k8s.io/cluster-autoscaler/enabled";
    private static final String CLUSTER = "k8s.io/cluster-autoscaler/blue";

    private final InMemoryAws aws = new InMemoryAws()
            .group("shop", 0, 5, ENABLED, CLUSTER)
            .group("batch", 1, 9, ENABLED + "=yes", CLUSTER + "=owned")
            .group("green", 0, 5, ENABLED, "k8s.io/cluster-autoscaler/green")
            .type(InMemoryAws.machine("m5.large", 2, 8))
            .type(InMemoryAws.machine("c5.xlarge", 4, 8));
    private final GroupDiscovery discovery =
            new GroupDiscovery(aws, OwnershipTags.ofCluster("blue"), Catalogue.of(InstanceSettings.DEFAULT));

    @Test
    void findsTheGroupsOfTheClusterInTheOrderOfNames() {
        Snapshot<AutoScalingGroup> found = discovery.refresh(START);

        assertThat(found.items()).extracting(AutoScalingGroup::name).containsExactly("batch", "shop");
        assertThat(found.complete()).isTrue();
        assertThat(found.readAt()).isEqualTo(START);
        assertThat(discovery.failure()).isNull();
    }

    @Test
    void knowsNothingBeforeTheFirstListing() {
        assertThat(discovery.last().complete()).isFalse();
        aws.next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, Fault.code("ExpiredToken"));

        assertThat(discovery.refresh(START).complete()).isFalse();
        assertThat(discovery.failure()).isNotNull();
    }

    @Test
    void wantsTheValueOfATagToMatchIfOneIsGiven() {
        var valued = new GroupDiscovery(
                aws, OwnershipTags.parse(List.of(CLUSTER + "=owned")), Catalogue.of(InstanceSettings.DEFAULT));

        assertThat(valued.refresh(START).items())
                .extracting(AutoScalingGroup::name)
                .containsExactly("batch");
    }

    @Test
    void readsAllPages() {
        aws.pagesOf(1);

        assertThat(discovery.refresh(START).items()).hasSize(2);
    }

    @Test
    void aFailedPageDiscardsTheListingAndTheOneBeforeAges() {
        discovery.refresh(START);
        aws.group("more", 0, 5, ENABLED, CLUSTER);
        aws.pagesOf(1);
        aws.next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, Fault.NONE, Fault.NONE, Fault.code("AccessDenied"));

        Snapshot<AutoScalingGroup> kept = discovery.refresh(START.plusSeconds(60));

        assertThat(kept.items()).extracting(AutoScalingGroup::name).containsExactly("batch", "shop");
        assertThat(kept.readAt()).isEqualTo(START);
        assertThat(discovery.failure()).hasMessageContaining("allow autoscaling:DescribeAutoScalingGroups");
        assertThat(discovery.refresh(START.plusSeconds(70)).items()).hasSize(3);
        assertThat(discovery.failure()).isNull();
    }

    @Test
    void aGroupThatIsGoneOrHasLostItsTagIsNotOursAnyMore() {
        discovery.refresh(START);
        aws.remove("batch");
        aws.change(
                "shop",
                group -> Answered.set(
                        group,
                        new GroupDescription.Settings(List.of("eu-1a"), ImmutableMaps.empty(), List.of(), false)));

        assertThat(discovery.refresh(START.plusSeconds(60)).items()).isEmpty();
    }

    @Test
    void listsEverythingWithOneListingARefreshAndAsksForTheRestOnce() {
        discovery.refresh(START);
        assertThat(aws.takeCalls())
                .containsExactly(
                        "DescribeAutoScalingGroups all",
                        "DescribeLaunchTemplateVersions lt-batch version 1",
                        "DescribeLaunchTemplateVersions lt-shop version 1",
                        "DescribeInstanceTypes m5.large");

        discovery.refresh(START.plusSeconds(60));
        assertThat(aws.takeCalls()).containsExactly("DescribeAutoScalingGroups all");

        discovery.refresh(START.plus(Duration.ofMinutes(6)));
        assertThat(aws.takeCalls()).hasSize(3).noneMatch(call -> call.startsWith("DescribeInstanceTypes"));
    }

    @Test
    void describesWhatAGroupOffers() {
        AutoScalingGroup batch = group("batch");

        assertThat(batch.bounds()).isEqualTo(new AutoScalingGroup.Bounds(1, 9));
        assertThat(batch.offer().zones()).containsExactly("eu-1a", "eu-1b");
        assertThat(batch.offer().mix()).isEqualTo(PurchaseMix.ON_DEMAND);
        assertThat(batch.offer().tags()).containsEntry(CLUSTER, "owned");
        InstanceType type = batch.offer().instanceTypes().getFirst();
        assertThat(type.architecture()).isEqualTo("amd64");
        assertThat(type.capacity().cpuMillis()).isEqualTo(2000);
        assertThat(type.capacity().memoryBytes()).isEqualTo(8L << 30);
        assertThat(type.capacity().pods()).isEqualTo(29);
        assertThat(type.microDollarsPerHour()).isEqualTo(96_000);
        assertThat(batch.cannotLaunch()).isNull();
    }

    @Test
    void readsTypesOfAMixedPolicyFirstToLastAndHowTheyAreBought() {
        mix(
                new Launch.Distribution(2, 25, Launch.CheapestFirst.NEVER),
                override("c5.xlarge", 1),
                override("m5.large", 1));

        AutoScalingGroup shop = group("shop");

        assertThat(shop.offer().instanceTypes())
                .extracting(InstanceType::name)
                .containsExactly("c5.xlarge", "m5.large");
        assertThat(shop.offer().mix()).isEqualTo(new PurchaseMix(2, 25, Launch.CheapestFirst.NEVER));
        assertThat(shop.problems()).isEmpty();
    }

    @Test
    void aMixedPolicyWithoutOverridesLaunchesTheTypeOfItsTemplate() {
        mix(new Launch.Distribution(0, 0, Launch.CheapestFirst.NEVER));

        assertThat(group("shop").offer().instanceTypes())
                .extracting(InstanceType::name)
                .containsExactly("m5.large");
        assertThat(group("shop").offer().mix()).isEqualTo(PurchaseMix.SPOT);
    }

    @Test
    void countsInstancesWhereAwsCountsUnits() {
        mix(
                new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER),
                override("m5.large", 2),
                override("c5.xlarge", 4));
        sized("shop", 4, 20, 9, heavy(1, 4), heavy(2, 2));

        AutoScalingGroup shop = group("shop");
        assertThat(shop.cannotLaunch()).isNull();
        assertThat(shop.warnings()).singleElement().asString().contains("weigh from 2 to 4");
        assertThat(shop.state().desired())
                .as("two, and the 3 units owed are one of 4")
                .isEqualTo(3);
        assertThat(shop.bounds().maxSize())
                .as("11 units of room hold 1 of 2 and 2 of 4")
                .isEqualTo(6);
        assertThat(shop.bounds().minSize()).as("2 of the lightest").isEqualTo(2);
    }

    /** An instance cannot be launched in part: what AWS has over what was asked for is not on its way. */
    @Test
    void nothingIsOwedWhereAwsHoldsMoreUnitsThanAskedFor() {
        mix(new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER), override("c5.xlarge", 4));
        sized("shop", 0, 20, 6, heavy(1, 4), heavy(2, 4));

        AutoScalingGroup shop = group("shop");
        assertThat(shop.warnings()).isEmpty();
        assertThat(shop.state().desired()).isEqualTo(2);
        assertThat(shop.bounds().maxSize()).isEqualTo(5);
    }

    private void sized(String name, int min, int max, int desired, InstanceDescription... instances) {
        aws.change(
                name,
                group -> new GroupDescription(
                        group.name(),
                        new GroupDescription.Size(min, max, desired),
                        group.launch(),
                        group.settings(),
                        List.of(instances)));
    }

    private static InstanceDescription heavy(int number, int weight) {
        return new InstanceDescription("i-%017x".formatted(number), "eu-1a", "InService", "c5.xlarge", weight);
    }

    @Test
    void freezesAGroupWhoseTypesAreDescribedByAttributes() {
        mix(new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER), new Launch.TypeOverride(null, 1, null));

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.LAUNCH_NOT_SUPPORTED);
    }

    @Test
    void findsGroupsByTheirNamesToo() {
        aws.group("bare", 0, 8);
        var named = new GroupDiscovery(
                aws,
                OwnershipTags.ofCluster("blue").and(List.of(NamedGroup.parse("bare=1:6"), NamedGroup.parse("gone"))),
                Catalogue.of(InstanceSettings.DEFAULT));

        assertThat(named.refresh(START).items())
                .extracting(AutoScalingGroup::name)
                .containsExactly("bare", "batch", "shop");
        assertThat(named.last().items().getFirst().bounds()).isEqualTo(new AutoScalingGroup.Bounds(1, 6));
    }

    @Test
    void buysWhatALaunchConfigurationSays() {
        aws.configuration("old", new LaunchTemplateVersion(1, "m5.large", true));
        aws.change("shop", group -> Answered.launching(group, new Launch.FromConfiguration("old")));

        AutoScalingGroup shop = group("shop");
        assertThat(shop.problems()).isEmpty();
        assertThat(shop.offer().instanceTypes()).extracting(InstanceType::name).containsExactly("m5.large");
        assertThat(shop.offer().mix()).isEqualTo(PurchaseMix.SPOT);
    }

    @Test
    void freezesAGroupWhoseLaunchConfigurationIsGoneAndOneWithoutAnything() {
        aws.change("shop", group -> Answered.launching(group, new Launch.FromConfiguration("old")));
        assertThat(onlyProblem()).isEqualTo(Problem.Kind.LAUNCH_TEMPLATE_MISSING);
        assertThat(group("shop").problems().getFirst().message())
                .startsWith("the launch configuration old does not exist: point the group at one that does");

        aws.change("shop", group -> Answered.launching(group, new Launch.Unknown()));
        assertThat(onlyProblem()).isEqualTo(Problem.Kind.LAUNCH_NOT_SUPPORTED);
    }

    @Test
    void takesAGroupOfWhichNothingSaysWhatItLaunchesForWhatItsInstancesAre() {
        aws.setDesiredCapacity("shop", 2);
        aws.template("lt-shop", new LaunchTemplateVersion(1, null, false));

        AutoScalingGroup shop = group("shop");
        assertThat(shop.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.TYPES_GUESSED);
        assertThat(shop.cannotLaunch()).isNull();
        assertThat(shop.offer().instanceTypes()).extracting(InstanceType::name).containsExactly("m5.large");
        assertThat(shop.warnings())
                .singleElement()
                .asString()
                .contains("names no instance type: name one in it", "taken for what its instances are");
    }

    @Test
    void instancesSayNothingOfAGroupWhoseLaunchTemplateIsGone() {
        aws.setDesiredCapacity("shop", 2);
        aws.removeTemplate("lt-shop");

        assertThat(group("shop").cannotLaunch()).contains("does not exist");
    }

    @Test
    void knowsWhereTheCheapestTypeIsTakenRatherThanTheFirst() {
        mix(
                new Launch.Distribution(2, 0, new Launch.CheapestFirst(false, true)),
                override("c5.xlarge", 1),
                override("m5.large", 1));

        PurchaseMix mix = group("shop").offer().mix();
        assertThat(mix.expectsTheCheapest(1)).as("on demand, by priority").isFalse();
        assertThat(mix.expectsTheCheapest(2)).as("on the spot market, by price").isTrue();
    }

    @Test
    void freezesTheGroupWhoseLaunchTemplateIsGoneAndNoOther() {
        aws.removeTemplate("lt-shop");

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.LAUNCH_TEMPLATE_MISSING);
        assertThat(group("shop").problems().getFirst().message())
                .startsWith("the launch template lt-shop version 1 does not exist: point the group at one that does");
        assertThat(group("batch").cannotLaunch()).isNull();
    }

    @Test
    void noticesWithinMinutesThatALatestVersionMovedOrAVersionWasDeleted() {
        aws.change(
                "shop",
                group -> Answered.launching(
                        group, new Launch.FromTemplate(new LaunchTemplateReference("lt-shop", null, "$Latest"))));
        assertThat(group("shop").offer().instanceTypes().getFirst().name()).isEqualTo("m5.large");

        aws.template("lt-shop", new LaunchTemplateVersion(2, "c5.xlarge", true));
        aws.removeTemplate("lt-batch");
        discovery.refresh(START.plus(LaunchTemplates.FRESH));

        assertThat(last("shop").offer().instanceTypes().getFirst().name()).isEqualTo("c5.xlarge");
        assertThat(last("shop").offer().mix()).isEqualTo(PurchaseMix.SPOT);
        assertThat(last("batch").cannotLaunch()).isNotNull();
    }

    @Test
    void goesOnWithWhatIsKnownOfALaunchTemplateWhileItCannotBeLookedUp() {
        discovery.refresh(START);
        Fault denied = Fault.code("AccessDenied");
        aws.next(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, denied, denied);

        discovery.refresh(START.plus(LaunchTemplates.FRESH));

        assertThat(last("shop").cannotLaunch()).isNull();
    }

    @Test
    void asksAgainAtTheNextListingForWhatCouldNotBeLookedUp() {
        aws.next(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, Fault.NONE, Fault.code("Throttling"));
        aws.next(AwsCall.DESCRIBE_INSTANCE_TYPES, Fault.code("UnauthorizedOperation"));

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.NOT_YET_KNOWN);
        assertThat(last("batch").problems().getFirst().message()).contains("allow ec2:DescribeInstanceTypes");

        discovery.refresh(START.plusSeconds(10));
        assertThat(discovery.last().items()).allMatch(group -> group.cannotLaunch() == null);
    }

    @Test
    void doesNotAskForEveryLaunchTemplateWhileAwsFailsToAnswer() {
        for (int number = 0; number < 20; number++) {
            aws.group("more-" + number, 0, 5, ENABLED, CLUSTER);
            aws.next(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, Fault.code("RequestLimitExceeded"));
        }

        assertThat(discovery.refresh(START).items()).hasSize(22).allMatch(group -> group.cannotLaunch() != null);
        assertThat(aws.takeCalls())
                .filteredOn(call -> call.startsWith("DescribeLaunchTemplateVersions"))
                .hasSize(3);
    }

    @Test
    void aGroupOfOneTypeThatEc2DoesNotKnowIsNotBoughtFrom() {
        mix(new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER), override("x9.huge", 1));

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.INSTANCE_TYPE_UNKNOWN);
        assertThat(last("shop").cannotLaunch()).contains("x9.huge");
    }

    @Test
    void namesTypesThatEc2DoesNotKnow() {
        mix(
                new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER),
                override("m5.large", 1),
                override("x9.huge", 1));

        assertThat(group("shop").problems()).extracting(Problem::kind).containsExactly(Problem.Kind.TYPE_PASSED_OVER);
        assertThat(last("shop").cannotLaunch()).as("costs itself alone").isNull();
        assertThat(last("shop").warnings()).singleElement().asString().contains("x9.huge", "use one that is sold here");
        aws.takeCalls();
        discovery.refresh(START.plusSeconds(60));
        assertThat(aws.takeCalls()).as("not asked for again each time").hasSize(1);
    }

    @Test
    void aTypeOnNoListCostsWhatItsKinDoes() {
        mix(
                new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER),
                override("m5.large", 1),
                override("m5.3xlarge", 1));
        aws.type(InMemoryAws.machine("m5.3xlarge", 12, 48));

        assertThat(group("shop").cannotLaunch()).isNull();
        assertThat(last("shop").warnings())
                .singleElement()
                .asString()
                .contains("m5.3xlarge", "0.576 dollars", "give its price under instances.dollarsPerHour");
        assertThat(last("shop").offer().instanceTypes().getLast().microDollarsPerHour())
                .isEqualTo(576_000);
    }

    @Test
    void takesThePriceThatTheOwnerGives() {
        aws.type(InMemoryAws.machine("zz.new", 2, 8))
                .template("lt-shop", new LaunchTemplateVersion(1, "zz.new", false));
        var prices = Catalogue.of(
                new InstanceSettings("", ImmutableMaps.copyOf(Map.of("zz.new", new BigDecimal("0.000007"))), null));

        var shop = new GroupDiscovery(aws, OwnershipTags.ofCluster("blue"), prices)
                .refresh(START)
                .items()
                .getLast();

        assertThat(shop.offer().instanceTypes().getFirst().microDollarsPerHour())
                .isEqualTo(7);
    }

    @Test
    void listsInstancesInTheOrderInWhichTheyWereFirstSeen() {
        aws.setDesiredCapacity("shop", 1);
        discovery.refresh(START);
        aws.setDesiredCapacity("shop", 3);
        reverseInstances();

        List<Instance> instances = group("shop", START.plusSeconds(90)).state().instances();

        assertThat(instances).extracting(Instance::id).isSorted();
        assertThat(instances)
                .extracting(Instance::launchedAt)
                .containsExactly(START, START.plusSeconds(90), START.plusSeconds(90));
    }

    @Test
    void readsLifecycleStatesAndLeavesOutWhatIsNoCapacity() {
        instances(
                "Pending:Wait",
                "InService",
                "Terminating:Wait",
                "Warmed:Stopped",
                "Warmed:Pending",
                "Standby",
                "Detached");

        assertThat(group("shop").state().instances())
                .extracting(Instance::state)
                .containsExactly(Instance.State.PENDING, Instance.State.IN_SERVICE, Instance.State.TERMINATING);
        assertThat(last("shop").problems()).isEmpty();
    }

    @Test
    void freezesAGroupWithAnInstanceThatIsNotUnderstood() {
        instances("InService", "Hovering");

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.INSTANCE_NOT_UNDERSTOOD);
        assertThat(last("shop").state().instances()).hasSize(1);
    }

    @Test
    void saysWhatSuspendedProcessesForbid() {
        aws.change("shop", group -> Answered.suspended(group, "Launch", "Terminate"));

        assertThat(group("shop").condition(List.of()))
                .isEqualTo(new NodeGroupState.Condition(
                        List.of(),
                        "its process Launch is suspended: resume it first",
                        "its process Terminate is suspended: resume it first"));
    }

    @Test
    void freezesAGroupThatIsBeingDeleted() {
        aws.change(
                "shop",
                group -> Answered.set(
                        group,
                        new GroupDescription.Settings(
                                group.settings().zones(), group.settings().tags(), List.of(), true)));

        assertThat(onlyProblem()).isEqualTo(Problem.Kind.BEING_DELETED);
    }

    private Problem.Kind onlyProblem() {
        List<Problem> problems = group("shop").problems();
        assertThat(problems).hasSize(1);
        assertThat(last("shop").cannotLaunch()).isNotNull();
        return problems.getFirst().kind();
    }

    private AutoScalingGroup group(String name) {
        return group(name, START);
    }

    private AutoScalingGroup group(String name, Instant now) {
        discovery.refresh(now);
        return last(name);
    }

    private AutoScalingGroup last(String name) {
        return discovery.last().items().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void mix(Launch.Distribution distribution, Launch.TypeOverride... overrides) {
        var template = new LaunchTemplateReference("lt-shop", null, "1");
        aws.change(
                "shop",
                group -> Answered.launching(group, new Launch.Mixed(template, List.of(overrides), distribution)));
    }

    private static Launch.TypeOverride override(String type, int weight) {
        return new Launch.TypeOverride(type, weight, null);
    }

    private void instances(String... states) {
        aws.setDesiredCapacity("batch", states.length);
        List<InstanceDescription> made = aws.now("batch").instances();
        aws.remove("batch");
        aws.change(
                "shop",
                group -> Answered.with(
                        group,
                        states.length,
                        IntStream.range(0, states.length)
                                .mapToObj(index -> Answered.in(made.get(index), states[index]))
                                .toList()));
    }

    private void reverseInstances() {
        aws.change(
                "shop",
                group -> Answered.with(
                        group, group.size().desired(), group.instances().reversed()));
    }
}
