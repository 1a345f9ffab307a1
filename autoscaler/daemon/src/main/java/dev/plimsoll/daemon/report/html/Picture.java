package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes as bars loaded to their lines: equal ones once, the most frequent ones if there are too many, the rest summed up. */
record Picture(List<Bar> bars, String omitted, int nodes) {

    /** Equal nodes: what they are, where, their resources, and all that is on one of them. */
    record Bar(String count, String title, String zones, List<Gauge> gauges, List<String> contents) {

        private static final int SHOWN_AT_ONCE = 6;

        /** What is said of the contents in any case. */
        List<String> foremost() {
            return contents.size() <= SHOWN_AT_ONCE ? contents : List.of();
        }

        boolean folds() {
            return contents.size() > SHOWN_AT_ONCE;
        }
    }

    private static final int MOST_BARS = 40;

    static Picture of(List<Stowage> stowages) {
        List<Stowage> joined = Stowage.joined(stowages);
        int nodes = joined.stream().mapToInt(Stowage::nodes).sum();
        List<Stowage> drawn = mostFrequent(joined);
        var rest = new ArrayList<>(joined);
        rest.removeAll(drawn);
        double track = track(joined);
        var bars = new ArrayList<Bar>();
        drawn.forEach(each -> bars.add(bar(each, Numbers.whole(each.nodes()) + " ×", track)));
        if (rest.isEmpty()) {
            return new Picture(bars, "", nodes);
        }
        Stowage together = Stowage.together("all others together", rest);
        bars.add(bar(together, Numbers.whole(together.nodes()) + " nodes:", track));
        String omitted = "Drawn one by one are the " + drawn.size() + " most frequent of "
                + Numbers.whole(joined.size()) + " different nodes; the last bar is the sum of the other "
                + Numbers.whole(together.nodes()) + ".";
        return new Picture(bars, omitted, nodes);
    }

    private static List<Stowage> mostFrequent(List<Stowage> joined) {
        if (joined.size() <= MOST_BARS) {
            return joined;
        }
        Set<Stowage> chosen = new HashSet<>(joined.stream() // asked only
                .sorted(Comparator.comparingInt(each -> -each.nodes()))
                .limit(MOST_BARS)
                .toList());
        return joined.stream().filter(chosen::contains).toList();
    }

    /** How long tracks are, measured in lines: longer than one if a node is loaded beyond its line. */
    private static double track(List<Stowage> stowages) {
        double track = 1;
        for (Stowage stowage : stowages) {
            for (Axis axis : Axis.of(Gauge.load(stowage))) {
                track = Math.max(track, Gauge.share(stowage, axis));
            }
        }
        return track;
    }

    private static Bar bar(Stowage stowage, String count, double track) {
        boolean joinsOthers = stowage.loads().stream().anyMatch(load -> load.kind() == Stowage.Kind.RUNNING);
        List<String> contents = stowage.loads().stream()
                .map(load -> (load.kind() == Stowage.Kind.PLANNED && joinsOthers ? "+ " : "") + load.words())
                .toList();
        return new Bar(count, stowage.title(), stowage.zones(), Gauge.of(stowage, track), contents);
    }
}
