package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.core.template.TypeOffer;
import java.util.ArrayList;
import java.util.Comparator;

/** What groups are made of, by what AWS says of them. */
final class LiveGroups {

    private final SpotPrices spot;

    LiveGroups(SpotPrices spot) {
        this.spot = spot;
    }

    /** Of a group with at least one type on offer. */
    GroupSpec of(AutoScalingGroup group) {
        var types = new ArrayList<>(group.offer().instanceTypes().stream()
                .map(type -> offer(type, group))
                .toList());
        if (group.offer().mix().expectsTheCheapest(group.state().desired())) {
            types.sort(Comparator.comparingLong(TypeOffer::microDollarsPerHour));
        }
        return new GroupSpec(
                group.name(),
                group.offer().zones(),
                types,
                new GroupSpec.Sizes(
                        group.bounds().minSize(),
                        group.bounds().maxSize(),
                        group.state().desired()),
                GroupSpec.Marks.of(NodeTemplateTags.of(group.offer().tags())));
    }

    private TypeOffer offer(InstanceType type, AutoScalingGroup group) {
        int onDemand = group.offer().mix().onDemandPercentage(group.state().desired());
        return TypeOffer.nominal(new InstanceType(
                type.name(),
                type.architecture(),
                type.capacity(),
                spot.expected(type.microDollarsPerHour(), onDemand)));
    }
}
