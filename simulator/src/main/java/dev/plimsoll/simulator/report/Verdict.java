package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.Figure;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a comparison comes to, in a sentence for each product: dollars a month against the baseline, and what got worse. */
public final class Verdict {

    private static final double HOURS_A_MONTH = 730;
    private static final String RIVAL = "cluster-autoscaler";
    private static final List<Column> HARMS = List.of(
            Column.NEVER_PLACED,
            Column.EVICTIONS,
            Column.WAIT_P50,
            Column.WAIT_P95,
            Column.WAIT_P99,
            Column.WAIT_MAX,
            Column.FLAPS);

    private Verdict() {}

    /**
     * Whom the others are held against, if nobody said: the first of several configurations, or else the model of
     * cluster-autoscaler; nobody if there is neither.
     */
    public static Optional<String> baseline(List<PolicyLabel> policies) {
        List<String> products = policies.stream()
                .filter(policy -> policy.kind() == Kind.PRODUCT)
                .map(PolicyLabel::name)
                .toList();
        if (products.size() > 1) {
            return Optional.of(products.getFirst());
        }
        return policies.stream().map(PolicyLabel::name).filter(RIVAL::equals).findFirst();
    }

    /** One sentence for each product but the baseline; none without products. */
    public static List<String> sentences(Outcomes outcomes, String baseline) {
        Outcome from = outcomes.find(baseline).orElseThrow();
        var sentences = new ArrayList<String>();
        for (Outcome other : outcomes.policies()) {
            boolean judged = other.policy().kind() == Kind.PRODUCT
                    && !other.policy().name().equals(baseline);
            if (judged) {
                sentences.add(sentence(outcomes, from, other));
            }
        }
        return sentences;
    }

    private static String sentence(Outcomes outcomes, Outcome from, Outcome other) {
        Difference dollars = Outcomes.difference(from, other, Figure.DOLLARS);
        double monthly = outcomes.hours() == 0 ? 0 : HOURS_A_MONTH / outcomes.hours();
        Estimate saved = dollars.absolute();
        String name = other.policy().name();
        String money = "$" + Numbers.fixed(Math.abs(saved.mean()) * monthly, 2) + " a month "
                + (saved.mean() <= 0 ? "less" : "more");
        String share = percent(dollars, saved.mean());
        String interval = saved.halfWidth().isPresent()
                ? "; 95 % interval " + percent(dollars, saved.low()) + " to " + percent(dollars, saved.high())
                : "; one seed, so no interval";
        String certainty = saved.halfWidth().isPresent() && !dollars.isMore() && !dollars.isLess()
                ? ", which may be nothing but chance"
                : "";
        return name + " costs " + money + " than " + from.policy().name() + " (" + share + interval + ")" + certainty
                + "; " + harms(from, other) + ".";
    }

    private static String harms(Outcome from, Outcome other) {
        var worse = new ArrayList<String>();
        var perhaps = new ArrayList<String>();
        for (Column column : HARMS) {
            Difference difference = Outcomes.difference(from, other, column.figure());
            if (difference.absolute().mean() > 0) {
                (difference.isMore() ? worse : perhaps)
                        .add(column.heading() + " "
                                + Differences.cell(column, difference).text());
            }
        }
        String proved = worse.isEmpty()
                ? "nothing of waits, evictions and flaps is surely worse"
                : "worse: " + String.join(", ", worse);
        return proved + (perhaps.isEmpty() ? "" : "; perhaps worse: " + String.join(", ", perhaps));
    }

    private static String percent(Difference difference, double amount) {
        double share = difference.share(amount);
        return Double.isInfinite(share)
                ? "from nothing"
                : (share > 0 ? "+" : "") + Numbers.fixed(share * 100, 2) + " %";
    }
}
