package dev.plimsoll.aws.sdk;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.TagSelector;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Serves a fake AWS over the protocols of the real one: form parameters in, XML out. */
final class AwsOverHttp implements ResponseDefinitionTransformerV2 {

    private final AwsWire aws;

    AwsOverHttp(AwsWire aws) {
        this.aws = aws;
    }

    @Override
    public String getName() {
        return "aws-over-http";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Map<String, String> form = form(event.getRequest());
        boolean ec2 = "2016-11-15".equals(form.get("Version"));
        try {
            return ResponseDefinitionBuilder.okForEmptyJson()
                    .withHeader("Content-Type", "text/xml")
                    .withBody(answer(form))
                    .build();
        } catch (AwsException failed) {
            String said = String.valueOf(failed.getMessage());
            return new ResponseDefinitionBuilder()
                    .withStatus(failed.failure() == AwsFailure.UNAVAILABLE ? 500 : 400)
                    .withBody(ec2 ? Xml.ec2Error(failed.code(), said) : Xml.autoScalingError(failed.code(), said))
                    .build();
        }
    }

    private String answer(Map<String, String> form) {
        String action = form.getOrDefault("Action", "");
        return switch (action) {
            case "DescribeAutoScalingGroups" -> Xml.autoScaling(action, groups(form));
            case "DescribeScalingActivities" -> {
                var page = aws.activities(form.getOrDefault("AutoScalingGroupName", ""), form.get("NextToken"));
                yield Xml.autoScaling(action, Xml.activities(page.items(), page.nextToken()));
            }
            case "SetDesiredCapacity" -> {
                aws.setDesiredCapacity(
                        form.getOrDefault("AutoScalingGroupName", ""),
                        Integer.parseInt(form.getOrDefault("DesiredCapacity", "")));
                yield Xml.autoScaling(action, "");
            }
            case "TerminateInstanceInAutoScalingGroup" -> {
                if (!"true".equals(form.get("ShouldDecrementDesiredCapacity"))) {
                    throw new IllegalArgumentException("an instance would be replaced: " + form);
                }
                aws.terminateAndDecrement(form.getOrDefault("InstanceId", ""));
                yield Xml.autoScaling(action, "");
            }
            case "DescribeLaunchTemplateVersions" -> {
                var template = new LaunchTemplateReference(
                        form.get("LaunchTemplateId"),
                        form.get("LaunchTemplateName"),
                        form.getOrDefault("LaunchTemplateVersion.1", ""));
                yield Xml.ec2(action, Xml.launchTemplateVersion(aws.launchTemplateVersion(template)));
            }
            case "DescribeLaunchConfigurations" -> {
                String name = form.getOrDefault("LaunchConfigurationNames.member.1", "");
                yield Xml.autoScaling(action, Xml.launchConfiguration(name, aws.launchConfiguration(name)));
            }
            case "DescribeInstanceTypes" -> {
                var page = aws.instanceTypes(values(form, "Filter.1.Value."), form.get("NextToken"));
                yield Xml.ec2(action, Xml.types(page.items(), page.nextToken()));
            }
            default -> throw new IllegalArgumentException("no such action here: " + form);
        };
    }

    private String groups(Map<String, String> form) {
        String name = form.get("AutoScalingGroupNames.member.1");
        if (name != null) {
            return Xml.groups(aws.group(name).stream().toList(), null);
        }
        var tags = new ArrayList<TagSelector>();
        for (int number = 1; form.containsKey("Filters.member." + number + ".Name"); number++) {
            tags.add(tag(
                    form.getOrDefault("Filters.member." + number + ".Name", ""),
                    form.getOrDefault("Filters.member." + number + ".Values.member.1", "")));
        }
        var page = aws.groups(tags, form.get("NextToken"));
        return Xml.groups(page.items(), page.nextToken());
    }

    private static TagSelector tag(String filter, String value) {
        return filter.equals("tag-key")
                ? new TagSelector(value, null)
                : new TagSelector(filter.substring("tag:".length()), value);
    }

    private static List<String> values(Map<String, String> form, String prefix) {
        var values = new ArrayList<String>();
        for (@Nullable String value = form.get(prefix + 1);
                value != null;
                value = form.get(prefix + (values.size() + 1))) {
            values.add(value);
        }
        return values;
    }

    private static Map<String, String> form(Request request) {
        var form = new TreeMap<String, String>();
        for (String pair : request.getBodyAsString().split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
