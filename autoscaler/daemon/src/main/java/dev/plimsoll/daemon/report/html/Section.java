package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Berth;
import dev.plimsoll.daemon.plan.Question.Subject;
import dev.plimsoll.daemon.report.Purchase;
import dev.plimsoll.daemon.report.Wording;
import java.util.ArrayList;
import java.util.List;

/** All of one question: how good the answer is, what to buy, what goes on it, and what is left. */
record Section(
        Subject subject,
        Figures figures,
        List<Fact> facts,
        List<Time> times,
        List<Row> purchases,
        Picture bought,
        Picture existing,
        String unseen,
        Legend legend,
        List<Stranded> stranded) {

    record Fact(String name, String value, String note) {}

    /** Milliseconds spent in a stage, or in all of them and between. */
    record Time(String stage, String millis) {}

    /** The figures by which questions are compared. */
    record Figures(String dollars, String bound, String gap, String nodes, String podsUnplaced, String millis) {}

    /** A purchase; the price of all of its nodes. */
    record Row(String template, String zone, String nodes, String dollars) {}

    /** Of pods that find room on existing nodes only once new ones have joined it is not known which take them. */
    private static String unseen(Answer answer) {
        int seen = answer.existing().stream()
                .flatMap(berth -> berth.pods().stream())
                .mapToInt(Berth.Stay::added)
                .sum();
        int more = answer.podsFitted() - seen;
        return more == 0
                ? ""
                : Numbers.whole(more) + " more pods find room here once the new nodes have joined; they are not drawn.";
    }

    static Section of(Answer answer) {
        Plan plan = answer.plan();
        var figures = new Figures(
                Numbers.dollars(plan.bill().payable()),
                Numbers.dollars(plan.lowerBound().microDollarsPerHour()),
                Numbers.percent(plan.gap()),
                Numbers.whole(plan.nodes().size()),
                Numbers.whole(answer.podsUnplaced()),
                Numbers.millis(answer.times().total()).toPlainString());
        List<Row> purchases = Purchase.of(answer).stream()
                .map(each -> new Row(
                        each.group().isEmpty() ? each.template() : each.group() + " (" + each.template() + ")",
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
                Picture.of(Stowages.bought(answer)),
                Picture.of(Stowages.existing(answer)),
                unseen(answer),
                Legend.of(answer.question()),
                Stranded.of(answer));
    }

    private static List<Fact> facts(Answer answer, Figures figures) {
        Plan plan = answer.plan();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Cost", "$" + figures.dollars() + "/h", "found by " + Wording.of(plan.foundBy())));
        facts.add(new Fact(
                "Lower bound",
                "$" + figures.bound() + "/h",
                Wording.of(plan.lowerBound().proof())));
        facts.add(new Fact("Gap", figures.gap(), "at most above the least possible"));
        facts.add(new Fact("Pods", Numbers.whole(answer.question().podCount()), Wording.ofPods(answer)));
        facts.add(new Fact("Prices", "", answer.question().subject().prices()));
        List<String> notes = answer.question().existing().notes();
        if (!notes.isEmpty()) {
            facts.add(new Fact("Left aside", "", String.join("; ", notes)));
        }
        return facts;
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
}
