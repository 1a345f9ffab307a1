package dev.plimsoll.kubernetes;

import dev.plimsoll.core.expander.ExpansionOption;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of the expander corpus: ways to grow, the flag of expanders, and what was left over. */
record ExpanderCase(String id, @Nullable String group, Input input, Expected expected) {

    record Input(
            List<String> expanders,
            @Nullable List<Option> options,
            @Nullable List<Pod> pods,
            @Nullable Map<String, Node> templates,
            @Nullable ConfigMap priorityConfigMap,
            @Nullable Pricing pricing,
            @Nullable Integer clusterNodes) {

        /** The options, each pod of theirs by itself. */
        List<ExpansionOption> expansions() {
            var requests = new LinkedHashMap<String, ExpansionOption.Pods>();
            for (Pod pod : Objects.requireNonNullElse(pods, List.<Pod>of())) {
                String name = pod.getMetadata().getName();
                var read = new PodRequests(pod, false, ObjectNames.of(pod)).requested();
                requests.put(name, new ExpansionOption.Pods(name, read, 1));
            }
            var expansions = new ArrayList<ExpansionOption>();
            for (Option option : Objects.requireNonNullElse(options, List.<Option>of())) {
                List<ExpansionOption.Pods> theirs =
                        Objects.requireNonNullElse(option.pods(), List.<String>of()).stream()
                                .map(name -> Objects.requireNonNull(requests.get(name), name))
                                .toList();
                Node template = templates == null ? null : templates.get(option.nodeGroup());
                expansions.add(new ExpansionOption(
                        option.nodeGroup(),
                        option.nodeCount(),
                        theirs,
                        template == null ? null : TemplateReader.template(template),
                        Boolean.TRUE.equals(option.exists())));
            }
            return expansions;
        }
    }

    record Option(
            String nodeGroup,
            int nodeCount,
            @Nullable List<String> pods,
            @Nullable Boolean exists) {}

    record Pricing(
            @Nullable Map<String, Double> nodePricePerHour,
            double podPricePerCoreHour,
            double podPricePerGiBHour,
            @Nullable String podWithoutPrice) {}

    record Expected(
            @Nullable List<String> best,
            @Nullable Map<String, List<String>> afterEach,
            @Nullable List<String> events,
            @Nullable Map<String, String> priceDebug) {}
}
