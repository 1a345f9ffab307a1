package dev.plimsoll.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.settings.InstanceSettings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Groups as people have them, answered on the wire as AWS answers, and read by the adapter that ships: what keeps each from being
 * bought from. The folders are shared beside the repository, or where PLIMSOLL_GROUPS says.
 */
final class GroupFormsTest {

    /** What is not bought from, and why: rightly so, but for types by attributes with no instance to tell them. All others are. */
    private static final Map<String, String> NOT_BOUGHT_FROM = Map.of(
            "12-requirements-override/abs-mixed", "describes its types by attributes",
            "20-suspended/frozen-by-owner", "its process Launch is suspended",
            "23-being-deleted/going", "it is being deleted",
            "39-template-gone/orphan", "does not exist: point the group at one that does");

    @Test
    void everyFormIsBoughtFromButThoseThatLaunchNothing() throws IOException {
        String named = System.getenv("PLIMSOLL_GROUPS");
        Path folder = named == null || named.isBlank() ? Path.of("../../../shared/groups") : Path.of(named);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "no groups at " + folder + ": name their folder by PLIMSOLL_GROUPS");
        var kept = new TreeMap<String, String>();
        int groups = 0;
        List<Path> forms;
        try (Stream<Path> folders = Files.list(folder)) {
            forms = folders.filter(form -> Files.exists(form.resolve("groups.json")))
                    .sorted()
                    .toList();
        }
        for (Path form : forms) {
            for (AutoScalingGroup group : read(form)) {
                groups++;
                String why = group.cannotLaunch();
                if (why != null) {
                    kept.put(form.getFileName() + "/" + group.name(), why);
                }
            }
        }
        assertThat(kept).as("of %d groups", groups).containsOnlyKeys(NOT_BOUGHT_FROM.keySet());
        assertThat(kept).allSatisfy((name, why) -> assertThat(why).contains(NOT_BOUGHT_FROM.getOrDefault(name, "?")));
    }

    private static List<AutoScalingGroup> read(Path form) throws IOException {
        try (var endpoint = new FakeEndpoint(new Answers(form)).answersBy("group-forms");
                SdkWire wire = endpoint.wire(Duration.ofSeconds(30))) {
            var discovery = new GroupDiscovery(
                    wire,
                    OwnershipTags.parse(List.of("k8s.io/cluster-autoscaler/enabled")),
                    Catalogue.of(InstanceSettings.DEFAULT));
            Snapshot<AutoScalingGroup> read = discovery.refresh(InMemoryAws.START);
            assertThat(discovery.failure()).as("%s", form).isNull();
            return read.items();
        }
    }

    /** The files of one form, and the types that the catalogue knows. */
    private record Answers(JsonNode groups, JsonNode templates) implements ResponseDefinitionTransformerV2 {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Catalogue CATALOGUE = Catalogue.of(InstanceSettings.DEFAULT);

        Answers(Path form) throws IOException {
            this(json(form.resolve("groups.json")), json(form.resolve("templates.json")));
        }

        private static JsonNode json(Path file) throws IOException {
            return JSON.readTree(Files.readString(file));
        }

        @Override
        public String getName() {
            return "group-forms";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Map<String, String> form = form(event.getRequest().getBodyAsString());
            String action = form.getOrDefault("Action", "");
            String answer = switch (action) {
                case "DescribeAutoScalingGroups" -> Xml.autoScaling(action, xml(groups));
                case "DescribeLaunchTemplateVersions" -> template(action, form);
                case "DescribeInstanceTypes" -> Xml.ec2(action, Xml.types(types(form), null));
                default -> "";
            };
            return answer.isEmpty()
                    ? new ResponseDefinitionBuilder()
                            .withStatus(400)
                            .withBody(
                                    action.equals("DescribeLaunchConfigurations")
                                            ? Xml.autoScalingError("AccessDenied", "not allowed")
                                            : Xml.ec2Error("InvalidLaunchTemplateId.NotFound", "there is none"))
                            .build()
                    : new ResponseDefinitionBuilder()
                            .withStatus(200)
                            .withHeader("Content-Type", "text/xml")
                            .withBody(answer)
                            .build();
        }

        private static Map<String, String> form(String body) {
            return Stream.of(body.split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }

        private String template(String action, Map<String, String> form) {
            for (JsonNode version : templates.path("LaunchTemplateVersions")) {
                boolean isNamed = version.path("LaunchTemplateId").asText("").equals(form.get("LaunchTemplateId"))
                        || version.path("LaunchTemplateName").asText("").equals(form.get("LaunchTemplateName"));
                if (isNamed && isAsked(version, form.getOrDefault("LaunchTemplateVersion.1", ""))) {
                    JsonNode data = version.path("LaunchTemplateData");
                    String type = data.path("InstanceType").asText("");
                    String market = data.path("InstanceMarketOptions")
                            .path("MarketType")
                            .asText("");
                    return Xml.ec2(
                            action,
                            Xml.launchTemplateVersion(new LaunchTemplateVersion(
                                    version.path("VersionNumber").asLong(1),
                                    type.isEmpty() ? null : type,
                                    market.equals("spot"))));
                }
            }
            return "";
        }

        private boolean isAsked(JsonNode version, String asked) {
            return switch (asked) {
                case "$Default" -> version.path("DefaultVersion").asBoolean(true);
                case "$Latest" -> version.path("VersionNumber").asLong(1) == latest(version);
                default -> version.path("VersionNumber").asText("").equals(asked);
            };
        }

        private long latest(JsonNode one) {
            long latest = 0;
            for (JsonNode version : templates.path("LaunchTemplateVersions")) {
                if (version.path("LaunchTemplateId").equals(one.path("LaunchTemplateId"))) {
                    latest = Math.max(latest, version.path("VersionNumber").asLong(1));
                }
            }
            return latest;
        }

        private static List<InstanceTypeDescription> types(Map<String, String> form) {
            var types = new ArrayList<InstanceTypeDescription>();
            for (int number = 1; form.containsKey("Filter.1.Value." + number); number++) {
                InstanceType type = CATALOGUE.find(form.getOrDefault("Filter.1.Value." + number, ""));
                if (type != null) {
                    types.add(new InstanceTypeDescription(
                            type.name(),
                            List.of(type.architecture().equals("amd64") ? "x86_64" : type.architecture()),
                            new InstanceTypeDescription.Size(
                                    (int) (type.capacity().cpuMillis() / 1000),
                                    type.capacity().memoryBytes()),
                            new InstanceTypeDescription.Network(
                                    1, type.capacity().pods() - 1),
                            ImmutableMaps.empty()));
                }
            }
            return types;
        }

        /** AWS's JSON as its XML: the same names, and each of a list a member. */
        private static String xml(JsonNode node) {
            if (node.isObject()) {
                return node.properties().stream()
                        .map(entry -> "<" + entry.getKey() + ">" + xml(entry.getValue()) + "</" + entry.getKey() + ">")
                        .collect(Collectors.joining());
            }
            if (node.isArray()) {
                return StreamSupport.stream(node.spliterator(), false)
                        .map(item -> "<member>" + xml(item) + "</member>")
                        .collect(Collectors.joining());
            }
            return node.asText("").replace("&", "&amp;").replace("<", "&lt;");
        }
    }
}
