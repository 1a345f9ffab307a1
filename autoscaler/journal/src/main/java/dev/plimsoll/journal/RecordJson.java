package dev.plimsoll.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plimsoll.core.expander.Priorities.NamePattern;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Resources;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * The core's records as JSON, component by component in their own order, so that a component that is new is carried without
 * a word here. Sealed kinds name themselves in "kind"; a component that is missing or unknown is an error.
 */
final class RecordJson {

    /** What sealed kinds are called in recordings, whatever their classes are. */
    private static final Map<String, Class<?>> KINDS = Map.ofEntries( // each entry by itself, in no order
            Map.entry("Claim", PodVolume.Claim.class),
            Map.entry("EphemeralClaim", PodVolume.EphemeralClaim.class),
            Map.entry("MadeAtFirstUse", PodVolume.MadeAtFirstUse.class),
            Map.entry("EbsDisk", PodVolume.EbsDisk.class),
            Map.entry("GceDisk", PodVolume.GceDisk.class),
            Map.entry("IscsiDisk", PodVolume.IscsiDisk.class),
            Map.entry("RbdImage", PodVolume.RbdImage.class),
            Map.entry("Absent", PriorityConfig.Absent.class),
            Map.entry("Unusable", PriorityConfig.Unusable.class),
            Map.entry("Sound", PriorityConfig.Sound.class));

    private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

    /** For records that hold no patterns of names. */
    static final JsonMapper PLAIN = builder(pattern -> {
                throw new IllegalArgumentException("there is a pattern of names here, '" + pattern + "'");
            })
            .build();

    /** What repeats from node to node and pod to pod is an index into {@link Tables}; pods are arrays. */
    static final JsonMapper TABLED = PLAIN.rebuild()
            .addModule(new SimpleModule("tables")
                    .addSerializer(PodShape.class, new TableIndex.Writer<>(PodShape.class, Tables::shapes))
                    .addDeserializer(PodShape.class, new TableIndex.Reader<>(PodShape.class, Tables::shapes))
                    .addSerializer(Owner.class, new TableIndex.Writer<>(Owner.class, Tables::owners))
                    .addDeserializer(Owner.class, new TableIndex.Reader<>(Owner.class, Tables::owners))
                    .addSerializer(Mobility.class, new TableIndex.Writer<>(Mobility.class, Tables::mobilities))
                    .addDeserializer(Mobility.class, new TableIndex.Reader<>(Mobility.class, Tables::mobilities))
                    .addSerializer(Resources.class, new TableIndex.Writer<>(Resources.class, Tables::resources))
                    .addDeserializer(Resources.class, new TableIndex.Reader<>(Resources.class, Tables::resources)))
            .withConfigOverride(Pod.class, pod -> pod.setFormat(ARRAY))
            .withConfigOverride(Pod.Life.class, life -> life.setFormat(ARRAY))
            .withConfigOverride(Pod.Ending.class, ending -> ending.setFormat(ARRAY))
            .addMixIn(Node.class, TableEntries.OfLabels.class)
            .addMixIn(NodeTemplate.class, TableEntries.OfLabels.class)
            .addMixIn(Node.Equipment.class, TableEntries.OfImages.class)
            .build();

    /** Gives a sealed kind its name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    private RecordJson() {}

    /** Every value in full; patterns of group names are compiled by the function. */
    static JsonMapper plain(Function<String, NamePattern> patterns) {
        return builder(patterns).build();
    }

    private static JsonMapper.Builder builder(Function<String, NamePattern> patterns) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultVisibility(components -> components.withIsGetterVisibility(Visibility.NONE))
                .addModule(new SimpleModule("patterns")
                        .addSerializer(NamePattern.class, new PatternText.Writer())
                        .addDeserializer(NamePattern.class, new PatternText.Reader(patterns)));
        builder.addMixIn(PodVolume.class, Kind.class).addMixIn(PriorityConfig.class, Kind.class);
        KINDS.forEach((name, kind) -> builder.registerSubtypes(new NamedType(kind, name)));
        return builder;
    }
}
