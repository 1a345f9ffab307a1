package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.plan.Plan.Verdict;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Origin;
import dev.plimsoll.daemon.report.ReasonGroup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Pods without room: why in short, and what each template said. */
record Stranded(String name, String pods, List<String> reasons, List<Word> words) {

    /** Templates that differ in their zones alone, and what they say. */
    record Word(String template, String zones, String message) {}

    private record Key(String template, String message) {}

    /** In the order of names. */
    static List<Stranded> of(Answer answer) {
        var names = answer.question().names();
        Origin origin = answer.question().subject().origin();
        return answer.plan().unplaced().stream()
                .map(each -> of(each, names.getOrDefault(each.demand().shape(), "?"), origin))
                .sorted(Comparator.comparing(Stranded::name))
                .toList();
    }

    private static Stranded of(Unplaced unplaced, String name, Origin origin) {
        var zones = new LinkedHashMap<Key, TreeSet<String>>();
        for (Verdict verdict : unplaced.verdicts()) {
            var key =
                    new Key(origin.nameOf(verdict.template()), verdict.reason().message());
            zones.computeIfAbsent(key, any -> new TreeSet<>())
                    .add(verdict.template().zone());
        }
        return new Stranded(
                name,
                Numbers.whole(unplaced.demand().count()),
                ReasonGroup.of(unplaced.verdicts()).stream()
                        .map(group -> group.sentence(origin))
                        .toList(),
                zones.entrySet().stream().map(Stranded::word).toList());
    }

    private static Word word(Map.Entry<Key, TreeSet<String>> said) {
        return new Word(
                said.getKey().template(),
                String.join(", ", said.getValue()),
                said.getKey().message());
    }
}
