package dev.plimsoll.core.expander;

import dev.plimsoll.core.expander.ExpansionOption.Pods;
import dev.plimsoll.core.expander.ExpansionOption.Template;
import dev.plimsoll.core.model.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowest price for what the pods are worth, where machines of another size than suits the cluster count as dearer, most of
 * all for purchases of few (cluster-autoscaler pkg/expander/price). Options with a node or a pod that has no price are left
 * out, and so are those without a template.
 */
public record Price(Pricing pricing, int clusterNodes) implements Expander {

    /** Put on either side of the ratio, so that small pods do not sway it. */
    private static final Resources STABILISING_POD = Resources.ofPod(500, 500L << 20);

    private static final double GPU_UNFITNESS = 1000;
    private static final double NEW_GROUP_FACTOR = 2;

    /** How fast the size of machines ceases to matter as more are bought. */
    private static final double NODES_SCALE = 15;

    /** Up to so many nodes in the cluster, and the cores that suit it. */
    private static final int[][] PREFERRED_CORES = {{2, 1}, {6, 2}, {20, 4}, {60, 8}, {200, 16}};

    private static final int PREFERRED_CORES_BEYOND = 32;

    /** How an option's score comes about; prices are in dollars an hour. */
    public record Score(double nodes, double pods, double ratio, Unfitness unfitness, double total) {}

    /** By how much the machine's size is off, and what is left of that given how many are bought. */
    public record Unfitness(double raw, double suppressed) {}

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        var best = new LowestScore();
        for (ExpansionOption option : options) {
            Score score = score(option);
            if (score != null) {
                best.offer(option, score.total());
            }
        }
        return best.best();
    }

    /** Null if something has no price. */
    public @Nullable Score score(ExpansionOption option) {
        Template template = option.template();
        Double node = pricing.nodeDollarsPerHour(option.group());
        Double pods = podsDollarsPerHour(option);
        if (template == null || node == null || pods == null) {
            return null;
        }
        double nodes = node * option.nodes();
        double stabilising = pricing.dollarsPerHour(STABILISING_POD);
        double ratio = (nodes + stabilising) / (pods + stabilising);
        Unfitness unfitness = unfitness(template, option.nodes());
        double total = unfitness.suppressed() * ratio * (option.exists() ? 1 : NEW_GROUP_FACTOR);
        return new Score(nodes, pods, ratio, unfitness, total);
    }

    private @Nullable Double podsDollarsPerHour(ExpansionOption option) {
        double sum = 0;
        for (Pods pods : option.pods()) {
            Double each = pricing.podDollarsPerHour(pods);
            if (each == null) {
                return null;
            }
            sum += each * pods.count();
        }
        return sum;
    }

    private Unfitness unfitness(Template template, int nodes) {
        double preferred = 1000.0 * preferredCores();
        double raw = Math.max(preferred / template.cpuMillis(), template.cpuMillis() / preferred);
        double suppressed =
                template.gpu() ? GPU_UNFITNESS : (raw - 1) * (1 - StrictMath.tanh((nodes - 1) / NODES_SCALE)) + 1;
        return new Unfitness(raw, suppressed);
    }

    private int preferredCores() {
        for (int[] step : PREFERRED_CORES) {
            if (clusterNodes <= step[0]) {
                return step[1];
            }
        }
        return PREFERRED_CORES_BEYOND;
    }
}
