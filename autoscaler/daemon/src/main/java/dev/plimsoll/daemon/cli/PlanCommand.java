package dev.plimsoll.daemon.cli;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.ReportFile;
import dev.plimsoll.console.TimeOption;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Answering;
import dev.plimsoll.daemon.plan.Question;
import dev.plimsoll.daemon.plan.ReplacementAnswer;
import dev.plimsoll.daemon.plan.ReplacementQuestion;
import dev.plimsoll.daemon.plan.ScenarioQuestions;
import dev.plimsoll.daemon.plan.SnapshotQuestion;
import dev.plimsoll.daemon.plan.TypeTable;
import dev.plimsoll.daemon.report.AnswerReport;
import dev.plimsoll.daemon.report.AssignmentsReport;
import dev.plimsoll.daemon.report.JsonAnswers;
import dev.plimsoll.daemon.report.JsonReplacement;
import dev.plimsoll.daemon.report.TextAnswers;
import dev.plimsoll.daemon.report.TextReplacement;
import dev.plimsoll.daemon.report.html.HtmlReport;
import dev.plimsoll.solver.SearchBudget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll plan}: prints what would be bought for pods, with its cost and a proof of how good that is. */
@Command(
        name = "plan",
        description = "Prints which instances would be bought for pods, what they cost, how far from the least possible"
                + " cost that can be, and why what is left has no room.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "JSON files of scenarios.")
    private List<Path> scenarios = List.of();

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description =
                    "Instead of scenarios: a cluster as 'kubectl get nodes,pods,... -A -o json' (or yaml) writes it."
                            + " May be given several times for several files.")
    private List<Path> snapshot = List.of();

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "With --snapshot: the node groups that may grow, in YAML or JSON.")
    private @Nullable Path groups;

    @Option(
            names = "--replace",
            description =
                    "With --snapshot: which nodes had better be replaced, and by what, rather than what to buy for pods"
                            + " that wait.")
    private boolean replace;

    @Option(
            names = "--instance-types",
            paramLabel = "FILE",
            description =
                    "A table of instance types and prices of your own; by default instance-types.csv beside each scenario,"
                            + " and with --snapshot the types that the program knows.")
    private @Nullable Path instanceTypes;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description =
                    "With --snapshot: the region whose prices hold. Default: instances.region of --config; us-east-1 without.")
    private @Nullable String region;

    @Option(
            names = "--types",
            paramLabel = "SET",
            description = "Only this set of types; by default all of a scenario.")
    private @Nullable String types;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "How long to search for something better than the fast plan: 0, 200ms, 1s, ..."
                    + " Default: planning.search of --config; 1s without.",
            converter = TimeOption.class)
    private @Nullable Duration budget;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "At most so many steps of the search: plans are repeatable when these end it, not the time.")
    private long steps = Long.MAX_VALUE;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the search's random numbers. Default: planning.seed of --config; 0 without.")
    private @Nullable Long seed;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--output", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.", defaultValue = "TEXT")
    private OutputFormat output = OutputFormat.TEXT;

    @Option(
            names = "--assignments",
            paramLabel = "FILE",
            description = "Also write a JSON line for each run of equal nodes: which pods go on it.")
    private @Nullable Path assignments;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write one self-contained page with pictures of the packed nodes.")
    private @Nullable Path html;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How answers are printed. */
    enum OutputFormat {
        TEXT,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        refuse(steps < 0, "--steps is " + steps + ": give 0 or more");
        refuse(
                assignments != null && assignments.equals(html),
                "--assignments and --html are both " + html + ": name two files");
        Map<AnswerReport, ReportFile> files = new LinkedHashMap<>();
        if (assignments != null) {
            files.put(new AssignmentsReport(), new ReportFile(assignments));
        }
        if (html != null) {
            files.put(new HtmlReport(), new ReportFile(html));
        }
        Configuration configuration = settings.configuration(seed);
        Settings chosen = configuration.autoscaler();
        var search = new SearchBudget(
                budget == null ? configuration.planning().search() : budget,
                steps,
                seed == null ? configuration.planning().seed() : seed);
        if (replace) {
            return replace(configuration, search);
        }
        List<Question> questions = questions(configuration.instances());
        var answering = new Answering(search, chosen, System::nanoTime);
        var answers = new ArrayList<Answer>();
        for (Question question : questions) {
            answers.add(answering.answer(question));
        }
        for (var file : files.entrySet()) {
            file.getValue().write(out -> file.getKey().write(answers, out));
        }
        AnswerReport report = switch (output) {
            case TEXT -> new TextAnswers();
            case JSON -> new JsonAnswers();
        };
        PrintWriter out = spec.commandLine().getOut();
        report.write(answers, out);
        out.flush();
        return ExitCode.OK;
    }

    private int replace(Configuration configuration, SearchBudget search) throws IOException {
        refuse(snapshot.isEmpty(), "--replace goes with --snapshot: say which cluster");
        refuse(
                assignments != null || html != null,
                "--replace goes with --output only: leave --assignments and --html out");
        Settings chosen = configuration.autoscaler();
        refuse(!chosen.expansion().expander().isCost(), "--replace goes by cost: leave the expander out");
        ReplacementQuestion question =
                ReplacementQuestion.read(snapshot, groups(), typeTable(configuration.instances()), chosen);
        ReplacementAnswer answer = ReplacementAnswer.to(question, chosen, search, System::nanoTime);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (output) {
                    case TEXT -> TextReplacement.of(answer);
                    case JSON -> JsonReplacement.of(answer);
                });
        out.flush();
        return ExitCode.OK;
    }

    private List<Question> questions(InstanceSettings instances) throws IOException {
        if (!snapshot.isEmpty()) {
            return List.of(SnapshotQuestion.read(snapshot, groups(), typeTable(instances)));
        }
        refuse(groups != null, "--groups goes with --snapshot: give both, or scenarios");
        refuse(
                region != null,
                "--region goes with --snapshot: scenarios have a table of types and prices of their own");
        refuse(scenarios.isEmpty(), "nothing to plan: give the files of scenarios, or --snapshot and --groups");
        var source = new ScenarioQuestions(instanceTypes, types);
        var questions = new ArrayList<Question>();
        for (Path scenario : new LinkedHashSet<>(scenarios)) {
            questions.addAll(source.read(scenario));
        }
        return questions;
    }

    private Path groups() {
        refuse(!scenarios.isEmpty(), "--snapshot and scenarios exclude each other: give one of them");
        refuse(types != null, "--types goes with scenarios: name types in the file of --groups");
        if (groups == null) {
            throw new ParameterException(spec.commandLine(), "--snapshot needs --groups: give its FILE too");
        }
        return groups;
    }

    private TypeTable typeTable(InstanceSettings said) throws IOException {
        return instanceTypes == null
                ? TypeTable.of(Catalogue.of(region == null ? said : said.in(region)))
                : TypeTable.ofFile(instanceTypes);
    }

    private void refuse(boolean bad, String complaint) {
        if (bad) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }
}
