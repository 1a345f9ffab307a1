package dev.plimsoll.daemon.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.TextFile;
import dev.plimsoll.console.ConfigurationOption;
import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.ExpanderKind;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.kubernetes.PriorityConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options of those who want plans under their own settings, or groups chosen as cluster-autoscaler does. */
final class SettingsOptions {

    private static final PlanningSettings SECOND =
            new PlanningSettings(Duration.ofSeconds(1), 0, PlanningSettings.DEFAULT.stepsPerSecond());

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration, in YAML: its limits, launches and commitments hold, its search and its expander choose;"
                            + " 'config print' shows every key.")
    private @Nullable Path config;

    @Option(
            names = "--expander",
            paramLabel = "NAMES",
            description =
                    "What decides: cost, or cluster-autoscaler's least-waste, most-pods, least-nodes, price, priority"
                            + " or random, several with commas. All but cost are quick and no search follows.",
            converter = Names.class,
            defaultValue = "cost")
    private ExpanderChoice expander = ExpanderChoice.COST;

    @Option(
            names = "--priorities",
            paramLabel = "FILE",
            description =
                    "For priority: YAML with a list of patterns of group names for each number, as under 'priorities'"
                            + " in cluster-autoscaler's ConfigMap.")
    private @Nullable Path priorities;

    @Option(
            names = "--balance-similar-groups",
            description = "With an expander: deal new nodes out over groups that are alike.")
    private boolean balanceSimilarGroups;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    static final class Names implements ITypeConverter<ExpanderChoice> {
        @Override
        public ExpanderChoice convert(String text) {
            try {
                return ExpanderChoice.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    /** What was asked for; lots of an expander named here are drawn by the seed. Without a file a search takes a second. */
    Configuration configuration(@Nullable Long seed) throws IOException {
        if (config == null) {
            return of(SECOND, expansion(seed == null ? 0 : seed));
        }
        if (!expander.isCost() || priorities != null || balanceSimilarGroups) {
            throw refusal("--config is " + config
                    + ", which says how groups are chosen: leave --expander, --priorities and"
                    + " --balance-similar-groups out");
        }
        return ConfigurationOption.read(config, spec);
    }

    private static Configuration of(PlanningSettings planning, Expansion expansion) {
        Configuration none = Configuration.DEFAULT;
        Settings settings = none.autoscaler();
        return new Configuration(
                none.groups(),
                none.instances(),
                none.kubernetes(),
                none.rounds(),
                none.server(),
                planning,
                new Settings(
                        settings.purchases(), settings.removals(), settings.guards(), settings.limits(), expansion),
                none.world(),
                none.policies());
    }

    private Expansion expansion(long seed) throws IOException {
        return new Expansion(expander, priorities(), balanceSimilarGroups, seed);
    }

    private PriorityConfig priorities() throws IOException {
        boolean wanted = expander.kinds().contains(ExpanderKind.PRIORITY);
        if (wanted != (priorities != null)) {
            throw refusal(
                    wanted
                            ? "--expander " + expander.text()
                                    + " needs patterns: name their file with --priorities FILE"
                            : "--priorities is " + priorities + ", but --expander is " + expander.text()
                                    + ": put priority among the expanders, or leave the file out");
        }
        if (priorities == null) {
            return new PriorityConfig.Absent();
        }
        if (!Files.isRegularFile(priorities)) {
            throw refusal("--priorities is " + priorities + ", which is not a file: name a YAML file of patterns");
        }
        PriorityConfig config = PriorityConfigMap.parse(TextFile.read(priorities));
        if (config instanceof PriorityConfig.Unusable(String problem)) {
            throw refusal(priorities + ": " + problem.lines().findFirst().orElse(problem));
        }
        return config;
    }

    private ParameterException refusal(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
