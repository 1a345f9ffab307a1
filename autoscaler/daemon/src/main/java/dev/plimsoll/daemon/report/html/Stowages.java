package dev.plimsoll.daemon.report.html;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Berth;
import dev.plimsoll.daemon.report.NodeRun;
import dev.plimsoll.daemon.report.html.Stowage.Kind;
import dev.plimsoll.daemon.report.html.Stowage.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The nodes of an answer as they are drawn: those to buy, and those that are there. */
final class Stowages {

    private Stowages() {}

    static List<Stowage> bought(Answer answer) {
        return NodeRun.of(answer).stream().map(run -> bought(run, answer)).toList();
    }

    private static Stowage bought(NodeRun run, Answer answer) {
        NodeTemplate template = run.template();
        var loads = new ArrayList<Load>();
        Resources daemonSets = template.capacity().daemonSets();
        if (!daemonSets.equals(Resources.NONE)) {
            loads.add(new Load("DaemonSets", Kind.DAEMON_SETS, daemonSets.pods(), daemonSets));
        }
        run.pods()
                .forEach(each -> loads.add(load(
                        each.name(),
                        Kind.PLANNED,
                        each.pods().shape(),
                        each.pods().count())));
        return new Stowage(
                answer.question().subject().origin().nameOf(template.source()),
                inZone(template.source().zone(), run.nodes()),
                template.capacity().allocatable(),
                loads);
    }

    private static SortedMap<String, Integer> inZone(String zone, int nodes) {
        var zones = new TreeMap<String, Integer>();
        zones.put(zone, nodes);
        return zones;
    }

    private static Load load(String name, Kind kind, PodShape shape, int pods) {
        return new Load(name, kind, pods, shape.requests().times(pods));
    }

    /** In the order of their types and names. */
    static List<Stowage> existing(Answer answer) {
        Map<PodShape, String> names = answer.question().names();
        return answer.existing().stream()
                .sorted(Comparator.comparing((Berth berth) -> typeOf(berth.node()))
                        .thenComparing(berth -> berth.node().name()))
                .map(berth -> existing(berth, names))
                .toList();
    }

    private static Stowage existing(Berth berth, Map<PodShape, String> names) {
        var running = new TreeMap<String, Load>();
        var added = new TreeMap<String, Load>();
        for (Berth.Stay stay : berth.pods()) {
            String name = names.getOrDefault(stay.shape(), "?");
            if (stay.before() > 0) {
                running.merge(name, load(name, Kind.RUNNING, stay.shape(), stay.before()), Load::plus);
            }
            if (stay.added() > 0) {
                added.merge(name, load(name, Kind.PLANNED, stay.shape(), stay.added()), Load::plus);
            }
        }
        var loads = new ArrayList<>(running.values());
        loads.addAll(added.values());
        Node node = berth.node();
        return new Stowage(
                typeOf(node) + condition(node.status()),
                inZone(node.zone().isEmpty() ? "no zone" : node.zone(), 1),
                node.allocatable(),
                loads);
    }

    private static String typeOf(Node node) {
        return node.labels().getOrDefault(WellKnown.INSTANCE_TYPE, "node");
    }

    private static String condition(Node.Status status) {
        if (!status.ready()) {
            return ", not ready";
        }
        return status.unschedulable() ? ", cordoned" : "";
    }
}
