package dev.plimsoll.core.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Which nodes a pod asks for: its nodeSelector, the required terms (one must match; none listed asks nothing), and the preferred ones. */
public record NodeAffinity(SortedMap<String, String> nodeSelector, List<Term> required, List<PreferredTerm> preferred) {

    /** Asks for nothing. */
    public static final NodeAffinity NONE = new NodeAffinity(ImmutableMaps.empty(), List.of(), List.of());

    public NodeAffinity {
        nodeSelector = ImmutableMaps.copyOf(nodeSelector);
        required = List.copyOf(required);
        preferred = List.copyOf(preferred);
    }

    /** Asks for these labels and nothing else. */
    public static NodeAffinity selector(Map<String, String> nodeSelector) {
        return new NodeAffinity(ImmutableMaps.copyOf(nodeSelector), List.of(), List.of());
    }

    /** Conditions on labels and on fields (only metadata.name exists) that must all hold; an empty term matches no node. */
    public record Term(List<Requirement> expressions, List<Requirement> fields) {
        public Term {
            expressions = List.copyOf(expressions);
            fields = List.copyOf(fields);
        }

        /** Whether it reads what tells every node from all others: the name or the hostname. */
        public boolean tellsNodesApart() {
            return !fields.isEmpty()
                    || expressions.stream()
                            .anyMatch(expression -> expression.key().equals(WellKnown.HOSTNAME));
        }

        public boolean matches(String nodeName, Map<String, String> labels) {
            return (!expressions.isEmpty() || !fields.isEmpty())
                    && expressions.stream().allMatch(expression -> expression.matches(labels))
                    && fields.stream().allMatch(field -> field.matches(Map.of("metadata.name", nodeName)));
        }
    }

    /** A term that adds its weight (1 to 100) to the score of the nodes it matches. */
    public record PreferredTerm(int weight, Term term) {}

    /** Whether a node of this name and these labels meets the selector and one of the required terms. */
    public boolean admits(String nodeName, Map<String, String> labels) {
        for (Map.Entry<String, String> asked : nodeSelector.entrySet()) {
            if (!asked.getValue().equals(labels.get(asked.getKey()))) {
                return false;
            }
        }
        return required.isEmpty() || required.stream().anyMatch(term -> term.matches(nodeName, labels));
    }
}
