package dev.plimsoll.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Lists of texts by whole number, from YAML as Kubernetes' Go programs read it: by way of JSON, so that a key may be quoted,
 * and a plain scalar may be a number in any of Go's spellings. Of a key given twice the last holds.
 */
final class PriorityYaml {

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BASED = Pattern.compile(
            "(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<bin>[01]+)|0[oO]?(?<oct>[0-7]+)|(?<dec>0|[1-9][0-9]*))");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?");

    /** From here on Go writes numbers with an exponent, which no whole number may have. */
    private static final BigDecimal FIRST_WITH_EXPONENT = BigDecimal.valueOf(1_000_000);

    private PriorityYaml() {}

    /** Throws YamlEngineException for what is no YAML, IllegalArgumentException for YAML of another kind. */
    static SortedMap<Long, List<String>> read(String yaml) {
        Iterator<Node> documents = new Compose(LoadSettings.builder().build())
                .composeAllFromString(yaml)
                .iterator();
        var lists = new TreeMap<Long, List<String>>();
        Node root = documents.hasNext() ? documents.next() : null;
        if (root instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                long priority = priority(entry.getKeyNode());
                lists.put(priority, patterns(entry.getValueNode(), priority));
            }
        } else if (root != null && !isNull(root)) {
            throw new IllegalArgumentException(
                    "is not a list of patterns for each priority: write it as '10: [.*spot.*]'");
        }
        return lists;
    }

    private static long priority(Node key) {
        String text = key instanceof ScalarNode scalar && !isNull(key) ? text(scalar) : "a " + key.getNodeType();
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("has the priority '" + text + "': give a number of 64 bits", tooLarge);
        }
        throw new IllegalArgumentException("has the priority '" + text + "': give a whole number");
    }

    private static List<String> patterns(Node value, long priority) {
        if (isNull(value)) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw new IllegalArgumentException("has no list for priority " + priority + ": give a list of patterns");
        }
        var patterns = new ArrayList<String>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw new IllegalArgumentException(
                        "has something other than text in the list of priority " + priority + ": put it in quotes");
            }
            patterns.add(isNull(item) ? "" : text(scalar));
        }
        return patterns;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && NULL.matcher(scalar.getValue()).matches();
    }

    /** A scalar as text; a plain one that is a number is written as Go writes the number. */
    private static String text(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return text;
        }
        String digits = text.replace("_", "");
        Matcher based = BASED.matcher(digits);
        if (based.matches()) {
            return integer(based).toString();
        }
        if (FLOAT.matcher(digits).matches()) {
            BigDecimal number = new BigDecimal(digits);
            boolean whole =
                    number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(FIRST_WITH_EXPONENT) < 0;
            return whole ? number.toBigInteger().toString() : text;
        }
        return text;
    }

    private static BigInteger integer(Matcher based) {
        BigInteger magnitude;
        if (based.group("hex") != null) {
            magnitude = new BigInteger(based.group("hex"), 16);
        } else if (based.group("bin") != null) {
            magnitude = new BigInteger(based.group("bin"), 2);
        } else if (based.group("oct") != null) {
            magnitude = new BigInteger(based.group("oct"), 8);
        } else {
            magnitude = new BigInteger(based.group("dec"));
        }
        return based.group("sign").equals("-") ? magnitude.negate() : magnitude;
    }
}
