package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupTemplates;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.SeenNodes;
import dev.plimsoll.core.template.TypeOffer;
import dev.plimsoll.daemon.plan.Question.Existing;
import dev.plimsoll.daemon.plan.Question.Origin;
import dev.plimsoll.daemon.plan.Question.PodClass;
import dev.plimsoll.daemon.plan.Question.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns scenarios into questions: one for each set of types, with one group for each type and zone. */
public final class ScenarioQuestions {

    private static final String TABLE = "instance-types.csv";

    private final @Nullable Path table;
    private final @Nullable String onlySet;
    private final Map<Path, InstanceTypesFile> tables = new LinkedHashMap<>();

    /** Without a table the one beside each scenario is read; without a set all that a scenario names are asked. */
    public ScenarioQuestions(@Nullable Path table, @Nullable String onlySet) {
        this.table = table;
        this.onlySet = onlySet;
    }

    /** The questions of a scenario's file, in the order of the sets it names. */
    public List<Question> read(Path file) throws IOException {
        Scenario scenario = ScenarioReader.read(file);
        Path beside = table == null ? file.resolveSibling(TABLE) : table;
        InstanceTypesFile types = tables.get(beside);
        if (types == null) {
            types = InstanceTypesFile.read(beside, InstanceTypesFile.Columns.USABLE);
            tables.put(beside, types);
        }
        var questions = new ArrayList<Question>();
        for (String set : sets(file, scenario)) {
            questions.add(new Question(
                    new Subject(Origin.SCENARIO, scenario.name(), set, types.origin(List.of())),
                    Existing.nothing(),
                    scenario.classes(),
                    offers(scenario, types, set)));
        }
        return questions;
    }

    private List<String> sets(Path file, Scenario scenario) {
        if (onlySet == null) {
            return scenario.typeSets();
        }
        if (!scenario.typeSets().contains(onlySet)) {
            throw new InputException(
                    file.toString(),
                    "is not meant for the types '" + onlySet + "'; give --types one of "
                            + String.join(", ", scenario.typeSets()));
        }
        return List.of(onlySet);
    }

    private static List<GroupOffer> offers(Scenario scenario, InstanceTypesFile types, String set) {
        int pods = scenario.classes().stream()
                .map(PodClass::pods)
                .mapToInt(each -> each.count())
                .sum();
        var offers = new ArrayList<GroupOffer>();
        for (TypeOffer type : types.set(set)) {
            for (String zone : scenario.zones()) {
                offers.add(offer(type, zone, pods));
            }
        }
        return offers;
    }

    /** No plan needs more nodes than there are pods. */
    private static GroupOffer offer(TypeOffer type, String zone, int room) {
        String group = type.name() + "-" + zone;
        var spec = new GroupSpec(
                group, List.of(zone), List.of(type), new GroupSpec.Sizes(0, room, null), GroupSpec.Marks.NONE);
        List<NodeTemplate> templates =
                new GroupTemplates(MemoryOverhead.UNMEASURED, List.of()).of(spec, SeenNodes.NONE);
        return new GroupOffer(new NodeGroup(group, 0, room, templates), room, ImmutableMaps.empty());
    }
}
