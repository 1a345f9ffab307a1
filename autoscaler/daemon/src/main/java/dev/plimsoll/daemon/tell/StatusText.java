package dev.plimsoll.daemon.tell;

import dev.plimsoll.console.TextTable;
import dev.plimsoll.core.buying.BackOff;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How things stand as text for people: groups, what is under way, what is not done and why, and the latest steps. */
public final class StatusText {

    private static final int NAMES = 3;
    private static final int DEEDS = 20;

    private final Status status;
    private final StringBuilder text = new StringBuilder();

    private StatusText(Status status) {
        this.status = status;
    }

    /** Before the first round. */
    public static String of(Status.Surroundings surroundings) {
        var lines = new ArrayList<String>();
        lines.add(leadership(surroundings));
        lines.add("no round yet");
        lines.addAll(surroundings.troubles());
        return String.join("\n", lines) + "\n";
    }

    public static String of(Status status, Status.Surroundings surroundings) {
        return new StatusText(status).write(surroundings);
    }

    private static String leadership(Status.Surroundings surroundings) {
        return surroundings.leading()
                ? "leading as " + surroundings.identity()
                : "standing by as " + surroundings.identity() + "; leader: "
                        + (surroundings.leader().isEmpty() ? "nobody" : surroundings.leader());
    }

    private String write(Status.Surroundings surroundings) {
        line(leadership(surroundings));
        line("last round at " + status.at().truncatedTo(ChronoUnit.SECONDS));
        line("seen: " + age("nodes", status.seen().nodes()) + ", "
                + age("pods without room", status.seen().unschedulablePods()) + ", "
                + age("groups", status.seen().groups()) + ", "
                + age("budgets", status.seen().budgets()));
        line("prices: " + surroundings.premises());
        surroundings.troubles().forEach(this::line);
        groups();
        underWay();
        notDone();
        deeds();
        return text.toString();
    }

    private String age(String name, Snapshot<?> part) {
        return part.items().size() + " " + name + " ("
                + (part.complete()
                        ? Duration.between(part.readAt(), status.at()).toSeconds() + " s ago"
                        : "incomplete")
                + ")";
    }

    private void groups() {
        Set<String> joined = new HashSet<>(); // asked only
        for (NodeState state : status.seen().nodes().items()) {
            joined.add(state.node().status().instanceId());
        }
        var rows = new ArrayList<List<String>>();
        var states = new ArrayList<String>();
        rows.add(List.of("group", "min", "desired", "max", "instances", "nodes"));
        for (NodeGroupState group : status.seen().groups().items()) {
            long nodes = group.instances().stream()
                    .filter(Instance::isLive)
                    .filter(instance -> joined.contains(instance.id()))
                    .count();
            rows.add(List.of(
                    group.group().name(),
                    Integer.toString(group.group().minSize()),
                    Integer.toString(group.desired()),
                    Integer.toString(group.group().maxSize()),
                    Long.toString(group.liveInstances()),
                    Long.toString(nodes)));
            statesOf(group).forEach(state -> states.add("group " + group.group().name() + " " + state));
        }
        line("");
        text.append(TextTable.render(rows, 1));
        states.forEach(this::line);
    }

    private List<String> statesOf(NodeGroupState group) {
        var words = new ArrayList<String>();
        if (group.condition().cannotLaunch() != null) {
            words.add("cannot launch: " + group.condition().cannotLaunch());
        }
        if (group.condition().cannotTerminate() != null) {
            words.add("cannot end: " + group.condition().cannotTerminate());
        }
        BackOff backOff = status.memory().growth().backOffs().get(group.group().name());
        if (backOff != null && backOff.holdsAt(status.at())) {
            words.add("is left alone until " + backOff.until().truncatedTo(ChronoUnit.SECONDS) + ": " + backOff.why());
        }
        return words;
    }

    private void underWay() {
        line("");
        for (Order order : status.memory().growth().orders().values()) {
            line("buying: " + order.group() + " to " + order.target() + " for "
                    + order.pods() + " pods, given up at "
                    + seconds(order.latest().deadline()));
        }
        for (Removal removal : status.memory().shrinkage().removals().values()) {
            line("removing: " + removal.node() + " (" + removal.instance() + " of " + removal.group() + "), "
                    + removal.phase().name().toLowerCase(Locale.ROOT) + " since "
                    + seconds(removal.timing().startedAt()) + ", until "
                    + seconds(removal.timing().deadline()));
        }
        if (status.memory().growth().orders().isEmpty()
                && status.memory().shrinkage().removals().isEmpty()) {
            line("nothing is under way");
        }
    }

    /** Findings with one reason are one line, with the first names. */
    private void notDone() {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (Finding finding : status.findings()) {
            Reason reason = finding.reason();
            String about = finding.about() == Finding.Subject.ROUND
                    ? ""
                    : finding.about().name().toLowerCase(Locale.ROOT) + " ";
            List<String> names = byReason.computeIfAbsent(
                    about + "\t" + reason.code() + ": " + reason.message(), any -> new ArrayList<>());
            if (!names.contains(finding.name())) {
                names.add(finding.name());
            }
        }
        byReason.forEach((reason, names) -> {
            int tab = reason.indexOf('\t');
            String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
            String more = names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "";
            line("not done: " + reason.substring(0, tab) + shown + more + ": " + reason.substring(tab + 1));
        });
    }

    private void deeds() {
        line("");
        List<Status.Deed> latest = status.deeds();
        for (Status.Deed deed : latest.subList(0, Math.min(DEEDS, latest.size()))) {
            line(seconds(deed.at()) + " " + deed.action()
                    + (deed.because().isEmpty() ? "" : " (" + deed.because() + ")")
                    + (deed.whyNot().isEmpty() ? "" : ": not done: " + deed.whyNot()));
        }
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
