package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The types a group launches, first to last, how they are bought, and what is wrong with that. */
record ResolvedLaunch(List<String> typeNames, PurchaseMix mix, List<Problem> problems) {

    static final ResolvedLaunch NOTHING = new ResolvedLaunch(List.of(), PurchaseMix.ON_DEMAND, List.of());

    static ResolvedLaunch of(Launch launch, LaunchTemplates templates, Instant now) {
        return switch (launch) {
            case Launch.FromTemplate(LaunchTemplateReference reference) ->
                ofTemplate(templates.find(reference, now), "launch template " + reference);
            case Launch.Mixed mixed -> ofMixed(mixed, templates, now);
            case Launch.FromConfiguration(String name) ->
                ofTemplate(templates.configuration(name, now), "launch configuration " + name);
            case Launch.Unknown unknown ->
                new ResolvedLaunch(
                        List.of(),
                        PurchaseMix.ON_DEMAND,
                        List.of(notSupported(
                                "AWS names neither a launch template nor a mixed-instances policy: give it one")));
        };
    }

    private static ResolvedLaunch ofTemplate(LaunchTemplates.Answer answer, String what) {
        return switch (answer) {
            case LaunchTemplates.Missing(Problem problem) ->
                new ResolvedLaunch(List.of(), PurchaseMix.ON_DEMAND, List.of(problem));
            case LaunchTemplates.Found(LaunchTemplateVersion version) -> {
                PurchaseMix mix = version.spot() ? PurchaseMix.SPOT : PurchaseMix.ON_DEMAND;
                String type = version.instanceType();
                yield type == null
                        ? new ResolvedLaunch(List.of(), mix, List.of(withoutType(what)))
                        : new ResolvedLaunch(List.of(type), mix, List.of());
            }
        };
    }

    private static ResolvedLaunch ofMixed(Launch.Mixed mixed, LaunchTemplates templates, Instant now) {
        var types = new LinkedHashSet<String>();
        var problems = new ArrayList<Problem>();
        List<Launch.TypeOverride> overrides =
                mixed.overrides().isEmpty() ? List.of(new Launch.TypeOverride(null, 1, null)) : mixed.overrides();
        boolean byAttributes = !mixed.overrides().isEmpty();
        @Nullable String own = templateType(mixed.template(), templates, now, problems);
        for (Launch.TypeOverride override : overrides) {
            String named = override.instanceType();
            LaunchTemplateReference reference = override.template();
            if (reference != null && !reference.equals(mixed.template())) {
                templateType(reference, templates, now, problems);
            }
            if (named != null) {
                types.add(named);
            } else if (byAttributes) {
                problems.add(notSupported("an override describes its types by attributes: list them by name instead"));
            } else if (own != null) {
                types.add(own);
            } else if (problems.isEmpty()) {
                problems.add(withoutType("launch template " + mixed.template()));
            }
        }
        Launch.Distribution shares = mixed.distribution();
        return new ResolvedLaunch(
                List.copyOf(types),
                new PurchaseMix(shares.onDemandBase(), shares.onDemandPercentageAboveBase(), shares.cheapestFirst()),
                List.copyOf(problems));
    }

    private static @Nullable String templateType(
            LaunchTemplateReference reference, LaunchTemplates templates, Instant now, List<Problem> problems) {
        return switch (templates.find(reference, now)) {
            case LaunchTemplates.Found(LaunchTemplateVersion version) -> version.instanceType();
            case LaunchTemplates.Missing(Problem problem) -> {
                problems.add(problem);
                yield null;
            }
        };
    }

    private static Problem withoutType(String what) {
        return notSupported("the " + what + " names no instance type: name one in it, or override types by name");
    }

    /** The same as far as the instances tell that are there: what the group launches is taken for what they are. */
    ResolvedLaunch learnedFrom(Collection<String> typesOfInstances) {
        boolean isGuess = typeNames.isEmpty()
                && !typesOfInstances.isEmpty()
                && problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.LAUNCH_NOT_SUPPORTED);
        return isGuess
                ? new ResolvedLaunch(
                        List.copyOf(new TreeSet<>(typesOfInstances)),
                        mix,
                        problems.stream()
                                .map(problem -> new Problem(
                                        Problem.Kind.TYPES_GUESSED,
                                        problem.message() + "; taken for what its instances are"))
                                .toList())
                : this;
    }

    private static Problem notSupported(String message) {
        return new Problem(Problem.Kind.LAUNCH_NOT_SUPPORTED, message);
    }
}
