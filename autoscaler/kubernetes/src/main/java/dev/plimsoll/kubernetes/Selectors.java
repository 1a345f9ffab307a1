package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Requirement;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Label and node selectors. */
public final class Selectors {

    private Selectors() {}

    /** Absent stays absent: it matches nothing, while an empty one matches everything. */
    public static @Nullable LabelSelector labels(
            io.fabric8.kubernetes.api.model.@Nullable LabelSelector selector, String objectName) {
        if (selector == null) {
            return null;
        }
        var requirements = new ArrayList<Requirement>();
        if (selector.getMatchLabels() != null) {
            new TreeMap<>(selector.getMatchLabels())
                    .forEach((key, value) -> requirements.add(Requirement.equalTo(key, value)));
        }
        for (LabelSelectorRequirement expression : selector.getMatchExpressions()) {
            requirements.add(
                    requirement(expression.getKey(), expression.getOperator(), expression.getValues(), objectName));
        }
        return new LabelSelector(requirements);
    }

    static LabelSelector labels(Map<String, String> matchLabels) {
        return LabelSelector.of(matchLabels);
    }

    static List<NodeAffinity.Term> nodes(@Nullable NodeSelector selector, String objectName) {
        return selector == null
                ? List.of()
                : selector.getNodeSelectorTerms().stream()
                        .map(term -> nodes(term, objectName))
                        .toList();
    }

    static NodeAffinity.Term nodes(NodeSelectorTerm term, String objectName) {
        return new NodeAffinity.Term(
                requirements(term.getMatchExpressions(), objectName), requirements(term.getMatchFields(), objectName));
    }

    private static List<Requirement> requirements(List<NodeSelectorRequirement> expressions, String objectName) {
        return expressions.stream()
                .map(expression ->
                        requirement(expression.getKey(), expression.getOperator(), expression.getValues(), objectName))
                .toList();
    }

    private static Requirement requirement(
            @Nullable String key, @Nullable String operator, List<String> values, String objectName) {
        return new Requirement(
                RequiredField.of(key, objectName, "key of a selector"),
                switch (RequiredField.of(operator, objectName, "operator of a selector on " + key)) {
                    case "In" -> Requirement.Operator.IN;
                    case "NotIn" -> Requirement.Operator.NOT_IN;
                    case "Exists" -> Requirement.Operator.EXISTS;
                    case "DoesNotExist" -> Requirement.Operator.DOES_NOT_EXIST;
                    case "Gt" -> Requirement.Operator.GT;
                    case "Lt" -> Requirement.Operator.LT;
                    default ->
                        throw new UnreadableObjectException(
                                objectName,
                                "selector operator \"" + operator + "\" on " + key
                                        + " is unknown: use In, NotIn, Exists, DoesNotExist, Gt or Lt");
                },
                values);
    }
}
