package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.daemon.plan.Question;
import dev.plimsoll.daemon.plan.Question.PodClass;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** The classes of pods with their looks: those that ask for most first, and the others. */
record Legend(List<Entry> foremost, List<Entry> others) {

    /** A class: how it looks, its name, how many pods, and what each requests. */
    record Entry(Hue hue, String name, String pods, String requests) {}

    private static final int FOREMOST = 24;

    static Legend of(Question question) {
        Resources all = Resources.NONE;
        for (PodClass each : question.classes()) {
            all = all.plus(each.pods().shape().requests().times(each.pods().count()));
        }
        Resources total = all;
        List<Entry> entries = question.classes().stream()
                .sorted(Comparator.comparingDouble((PodClass each) -> -weight(each.pods(), total))
                        .thenComparing(PodClass::name))
                .map(Legend::entry)
                .toList();
        int cut = entries.size() <= FOREMOST + 1 ? entries.size() : FOREMOST;
        return new Legend(entries.subList(0, cut), entries.subList(cut, entries.size()));
    }

    private static double weight(Demand pods, Resources all) {
        Resources each = pods.shape().requests();
        return pods.count()
                * (each.cpuMillis() / (double) Math.max(1, all.cpuMillis())
                        + each.memoryBytes() / (double) Math.max(1, all.memoryBytes()));
    }

    private static Entry entry(PodClass podClass) {
        Resources each = podClass.pods().shape().requests();
        var requests = new StringJoiner(", ");
        for (Axis axis : Axis.of(each)) {
            if (!axis.equals(Axis.PODS)) {
                boolean basic = axis.equals(Axis.CPU) || axis.equals(Axis.MEMORY);
                requests.add(axis.text(axis.amount(each)) + (basic ? "" : " " + axis.resource()));
            }
        }
        return new Entry(
                Hue.of(podClass.name()),
                podClass.name(),
                Numbers.whole(podClass.pods().count()),
                requests.toString());
    }
}
