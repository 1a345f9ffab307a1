package dev.plimsoll.kubernetes;

import dev.plimsoll.core.expander.Expander;
import dev.plimsoll.core.expander.ExpanderChain;
import dev.plimsoll.core.expander.ExpanderKind;
import dev.plimsoll.core.expander.ExpansionOption;
import dev.plimsoll.core.expander.LeastNodes;
import dev.plimsoll.core.expander.LeastWaste;
import dev.plimsoll.core.expander.MostPods;
import dev.plimsoll.core.expander.Price;
import dev.plimsoll.core.expander.Priority;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expander.SeededChoice;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds our expanders against cluster-autoscaler's: what is left, which events that makes, and how prices are scored. */
final class ExpanderConduct {

    private static final String NAMESPACE = "kube-system";

    final Tally best = new Tally("expander: options left");
    final Tally events = new Tally("expander: events");
    final Tally scores = new Tally("expander: scores of prices");

    void judge(ExpanderCase asked) {
        ExpanderCase.Input input = asked.input();
        List<ExpansionOption> options = input.expansions();
        var links = new ArrayList<Expander>();
        input.expanders().forEach(name -> links.add(expander(name, input)));
        List<ExpanderChain.Step> steps = new ExpanderChain(links).steps(options);
        judgeBest(asked, steps);
        judgeEvents(asked, options, steps);
        judgeScores(asked, options, links);
    }

    private static Expander expander(String name, ExpanderCase.Input input) {
        return switch (ExpanderKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case LEAST_WASTE -> new LeastWaste();
            case MOST_PODS -> new MostPods();
            case LEAST_NODES -> new LeastNodes();
            case PRICE ->
                new Price(
                        new ListedPrices(Objects.requireNonNull(input.pricing(), "pricing")),
                        Objects.requireNonNullElse(input.clusterNodes(), 0));
            case PRIORITY -> new Priority(config(input.priorityConfigMap()));
            case RANDOM -> new SeededChoice(0);
            case COST -> throw new IllegalArgumentException("cluster-autoscaler knows no expander " + name);
        };
    }

    private static PriorityConfig config(@Nullable ConfigMap map) {
        boolean isTheOne = map != null
                && PriorityConfigMap.NAME.equals(map.getMetadata().getName())
                && NAMESPACE.equals(Objects.requireNonNullElse(map.getMetadata().getNamespace(), NAMESPACE));
        return PriorityConfigMap.read(isTheOne ? map : null);
    }

    private void judgeBest(ExpanderCase asked, List<ExpanderChain.Step> steps) {
        ExpanderCase.Expected expected = asked.expected();
        var left = new TreeMap<String, List<String>>();
        for (int i = 0; i < steps.size(); i++) {
            left.put(asked.input().expanders().get(i), names(steps.get(i).left()));
        }
        List<String> ours = names(steps.getLast().left());
        Map<String, List<String>> afterEach = expected.afterEach() == null ? null : sorted(expected.afterEach());
        count(
                best,
                asked,
                ours.equals(sorted(expected.best())) && (afterEach == null || afterEach.equals(left)),
                "expected " + expected.best() + " " + afterEach + ", ours " + ours + " " + left);
    }

    private void judgeEvents(ExpanderCase asked, List<ExpansionOption> options, List<ExpanderChain.Step> steps) {
        var ours = new TreeSet<String>();
        List<ExpansionOption> before = options;
        for (ExpanderChain.Step step : steps) {
            if (step.expander() instanceof Priority priority) {
                priority.judge(before).notes().forEach(note -> ours.add(event(note)));
            }
            before = step.left();
        }
        List<String> expected = sorted(asked.expected().events());
        count(events, asked, expected.equals(List.copyOf(ours)), "expected events " + expected + ", ours " + ours);
    }

    private static String event(Priority.Note note) {
        return switch (note) {
            case CONFIG_UNUSABLE -> "PriorityConfigMapInvalid";
            case GROUP_NOT_MATCHED -> "PriorityConfigMapNotMatchedGroup";
            case NO_GROUP_MATCHED -> "PriorityConfigMapNoGroupMatched";
        };
    }

    private void judgeScores(ExpanderCase asked, List<ExpansionOption> options, List<Expander> links) {
        Map<String, String> expected =
                Objects.requireNonNullElse(asked.expected().priceDebug(), Map.of());
        for (Expander link : links) {
            for (ExpansionOption option : options) {
                String text = expected.get(option.group());
                if (text != null && link instanceof Price price) {
                    String ours = text(Objects.requireNonNull(price.score(option), option.group()));
                    count(scores, asked, ours.equals(text), "expected " + text + ", ours " + ours);
                }
            }
        }
    }

    private static String text(Price.Score score) {
        return "all_nodes_price=" + text(score.nodes())
                + " pods_price=" + text(score.pods())
                + " stabilized_ratio=" + text(score.ratio())
                + " unfitness=" + text(score.unfitness().raw())
                + " suppressed=" + text(score.unfitness().suppressed())
                + " final_score=" + text(score.total());
    }

    /** As Go prints a double with six digits: the exact value, rounded to even. */
    private static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static void count(Tally tally, ExpanderCase asked, boolean agrees, String mismatch) {
        String kind = Objects.requireNonNullElse(asked.group(), "any");
        if (agrees) {
            tally.agree(kind);
        } else {
            tally.disagree(kind, asked.id() + ": " + mismatch);
        }
    }

    private static List<String> names(List<ExpansionOption> options) {
        return options.stream().map(ExpansionOption::group).sorted().toList();
    }

    private static List<String> sorted(@Nullable List<String> names) {
        return Objects.requireNonNullElse(names, List.<String>of()).stream()
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> names) {
        var sorted = new TreeMap<String, List<String>>();
        names.forEach((step, left) -> sorted.put(step, sorted(left)));
        return sorted;
    }
}
