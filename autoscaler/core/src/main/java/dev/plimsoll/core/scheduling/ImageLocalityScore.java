package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.ScoreInputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ImageLocality: more bytes of the pod's images on the node already. An image counts in proportion to the nodes that have
 * it, lest everything go where one image happens to be.
 */
final class ImageLocalityScore implements ScorePlugin {

    private static final long MEBIBYTE = 1L << 20;
    private static final long LEAST_BYTES = 23 * MEBIBYTE;
    private static final long MOST_BYTES_EACH = 1000 * MEBIBYTE;

    private final NodeTable nodes;
    private final Map<String, Integer> nodesWith = new HashMap<>();
    private long countedAt = -1;

    ImageLocalityScore(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        for (int i = 0; i < count; i++) {
            scores[i] = score(shape, candidates[i]);
        }
        return true;
    }

    int score(ShapeEntry shape, int node) {
        ScoreInputs.Images images = imagesOf(shape);
        Map<String, Long> present = nodes.unchecked(node).equipment().images();
        if (images.names().isEmpty() || present.isEmpty()) {
            return 0;
        }
        long most = MOST_BYTES_EACH * images.containers();
        long bytes = Math.clamp(sum(images.names(), present), LEAST_BYTES, most);
        return (int) (MOST * (bytes - LEAST_BYTES) / (most - LEAST_BYTES));
    }

    private long sum(List<String> names, Map<String, Long> present) {
        long sum = 0;
        for (String name : names) {
            Long bytes = present.get(name);
            if (bytes != null) {
                double spread = (double) nodesWith(name) / (double) nodes.count();
                sum += (long) ((double) bytes * spread);
            }
        }
        return sum;
    }

    private int nodesWith(String image) {
        if (countedAt != nodes.changes()) {
            nodesWith.clear();
            countedAt = nodes.changes();
        }
        return nodesWith.computeIfAbsent(image, this::count);
    }

    private int count(String image) {
        int count = 0;
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            Node each = nodes.unchecked(node);
            count += each.equipment().images().containsKey(image) ? 1 : 0;
        }
        return count;
    }

    private static ScoreInputs.Images imagesOf(ShapeEntry shape) {
        return shape.rules().attachments().scoreInputs().images();
    }
}
