package dev.plimsoll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.testkit.RandomRecords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that dashboards, alerts and recordings hold on to: one that goes or changes here breaks them, so none does by a rename. */
class StableNamesTest {

    private final RandomRecords records = new RandomRecords(1);

    @Test
    void reasonsKeepTheirNames() {
        List<String> names = leaves(Reason.class)
                .map(leaf -> ((Reason) records.next(leaf)).code())
                .sorted()
                .toList();

        assertThat(names).containsExactlyInAnyOrder(REASONS);
    }

    @Test
    void actionsAndOutcomesKeepTheirNames() {
        assertThat(leaves(Action.class).map(leaf -> ((Action) records.next(leaf)).kind()))
                .containsExactlyInAnyOrder("RaiseDesired", "TaintNode", "UntaintNode", "EvictPod", "TerminateInstance");
        assertThat(leaves(Outcome.class).map(leaf -> ((Outcome) records.next(leaf)).kind()))
                .containsExactlyInAnyOrder("Done", "Refused", "Failed");
    }

    @Test
    void everySealedKindOfARecordingHasAName() {
        assertThat(RecordJson.PLAIN.writeValueAsString(new PriorityConfig.Absent()))
                .contains("\"kind\":\"Absent\"");
        leaves(PodVolume.class)
                .forEach(leaf -> assertThat(RecordJson.PLAIN.writeValueAsString(records.next(leaf)))
                        .as(leaf.getName())
                        .contains("\"kind\":\"" + leaf.getSimpleName() + "\""));
    }

    private static final String[] REASONS = {
        "AffinityUnmet",
        "AntiAffinityViolated",
        "AtMaximumSize",
        "BackingOff",
        "BeingReplaced",
        "BeyondClusterLimit",
        "Blackout",
        "BlockedByOnCompletionPod",
        "BlockedByPod",
        "CannotLaunch",
        "ClaimInUse",
        "ClaimMissing",
        "ClaimUnusable",
        "ControllerNotFound",
        "CurrentlyBeingDeleted",
        "DiskConflict",
        "DoNotDisrupt",
        "DoNotDisruptAnnotation",
        "DynamicResourcesNotModelled",
        "FeatureUndeclared",
        "Gated",
        "GroupCannotLaunch",
        "GroupCannotTerminate",
        "IdentityInDoubt",
        "IncompleteInput",
        "InsufficientResource",
        "LocalStorageRequested",
        "MinReplicasReached",
        "NeverJoined",
        "NoPlaceToMovePods",
        "NodeAffinityConflict",
        "NodeAffinityMismatch",
        "NodeDrained",
        "NodeGroupMaxDeletionCountReached",
        "NodeGroupMinSizeReached",
        "NodeLost",
        "NodeNotNamed",
        "NodeUnneeded",
        "NodeUnready",
        "NodeUnschedulable",
        "NotAutoscaled",
        "NotEnoughPdb",
        "NotInterruptible",
        "NotMissedForLong",
        "NotReplicated",
        "NotSafeToEvictAnnotation",
        "NotUnderutilized",
        "PodsWaiting",
        "PortTaken",
        "RecentlyUnremovable",
        "RemovalCalledOff",
        "RunsToCompletion",
        "ScaleDownDisabledAnnotation",
        "ScaleDownUnreadyDisabled",
        "SeveralPdbs",
        "SpreadKeyMissing",
        "SpreadTooUneven",
        "StaleInput",
        "TooManyNodesNotReady",
        "TooManyNodesAtOnce",
        "TooManyPodsWaitedFor",
        "TooManyVolumes",
        "UnexpectedError",
        "UnmovableKubeSystemPod",
        "UntoleratedTaint",
        "VolumeElsewhere",
        "VolumeGone",
        "VolumeUnreachable"
    };

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StableNamesTest::leaves)
                : Stream.of(type);
    }
}
