package dev.plimsoll.daemon.report.html;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Subject;
import dev.plimsoll.daemon.report.NodeRun;
import dev.plimsoll.daemon.report.Numbers;
import dev.plimsoll.daemon.report.Purchase;
import dev.plimsoll.daemon.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All of one question: how good the answer is, what to buy, what goes on it, and what is left. */
record Section(
        Subject subject,
        Figures figures,
        List<Fact> facts,
        List<Time> times,
        List<Row> purchases,
        Picture bought,
        Legend legend,
        List<Stranded> stranded) {

    record Fact(String name, String value, String note) {}

    /** Milliseconds spent in a stage, or in all of them and between. */
    record Time(String stage, String millis) {}

    /** The figures by which questions are compared. */
    record Figures(String dollars, String bound, String gap, String nodes, String podsUnplaced, String millis) {}

    /** A purchase; the price of all of its nodes. */
    record Row(String template, String zone, String nodes, String dollars) {}

    static Section of(Answer answer) {
        Plan plan = answer.plan();
        var figures = new Figures(
                Numbers.dollars(plan.microDollarsPerHour()),
                Numbers.dollars(plan.lowerBound().microDollarsPerHour()),
                Numbers.percent(plan.gap()),
                Numbers.whole(plan.nodes().size()),
                Numbers.whole(answer.podsUnplaced()),
                Numbers.millis(answer.times().total()).toPlainString());
        List<Row> purchases = Purchase.of(plan).stream()
                .map(each -> new Row(
                        each.template(),
                        each.zone(),
                        Numbers.whole(each.count()),
                        Numbers.dollars(each.microDollarsPerHour())))
                .toList();
        return new Section(
                answer.question().subject(),
                figures,
                facts(answer, figures),
                times(answer.times()),
                purchases,
                Picture.of(NodeRun.of(answer).stream().map(Section::stowage).toList()),
                Legend.of(answer.question()),
                Stranded.of(answer));
    }

    private static List<Fact> facts(Answer answer, Figures figures) {
        Plan plan = answer.plan();
        return List.of(
                new Fact("Cost", "$" + figures.dollars() + "/h", "found by " + Wording.of(plan.foundBy())),
                new Fact(
                        "Lower bound",
                        "$" + figures.bound() + "/h",
                        Wording.of(plan.lowerBound().proof())),
                new Fact("Gap", figures.gap(), "at most above the least possible"),
                new Fact("Pods", Numbers.whole(answer.question().podCount()), Wording.ofPods(answer)));
    }

    private static List<Time> times(Answer.Times spent) {
        var times = new ArrayList<Time>();
        spent.stages()
                .byStage()
                .forEach((stage, time) -> times.add(
                        new Time(Wording.of(stage), Numbers.millis(time).toPlainString())));
        times.add(new Time("in all", Numbers.millis(spent.total()).toPlainString()));
        return times;
    }

    private static Stowage stowage(NodeRun run) {
        var template = run.template();
        var zones = new TreeMap<String, Integer>();
        zones.put(template.source().zone(), run.nodes());
        var loads = new ArrayList<Stowage.Load>();
        Resources daemonSets = template.capacity().daemonSets();
        if (!daemonSets.equals(Resources.NONE)) {
            loads.add(new Stowage.Load("DaemonSets", Stowage.Kind.DAEMON_SETS, daemonSets.pods(), daemonSets));
        }
        run.pods()
                .forEach(each -> loads.add(new Stowage.Load(
                        each.name(),
                        Stowage.Kind.PLANNED,
                        each.pods().count(),
                        each.pods().shape().requests().times(each.pods().count()))));
        return new Stowage(
                template.source().instanceType(), zones, template.capacity().allocatable(), loads);
    }
}
