package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.report.ResultFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results of several files side by side, trace by trace, each policy named with what tells its file from the others. */
final class StoredResults {

    private StoredResults() {}

    static List<Outcomes> sideBySide(List<Path> files) throws IOException {
        List<String> labels = FileLabels.of(files);
        var read = new ArrayList<List<Outcomes>>();
        for (Path file : files) {
            read.add(ResultFile.read(file));
        }
        var traces = new ArrayList<Outcomes>();
        for (Outcomes outcomes : read.getFirst()) {
            var policies = new ArrayList<Outcome>();
            for (int i = 0; i < files.size(); i++) {
                String label = files.size() > 1 ? ":" + labels.get(i) : "";
                like(outcomes, read.get(i), files.get(i)).policies().stream()
                        .map(outcome -> named(outcome, label))
                        .forEach(policies::add);
            }
            traces.add(new Outcomes(outcomes.trace(), outcomes.hours(), outcomes.seeds(), policies));
        }
        return traces;
    }

    private static Outcomes like(Outcomes wanted, List<Outcomes> held, Path file) throws IOException {
        for (Outcomes outcomes : held) {
            if (!outcomes.trace().equals(wanted.trace())) {
                continue;
            }
            if (!outcomes.seeds().equals(wanted.seeds())) {
                throw new FileSystemException(
                        file.toString(),
                        null,
                        "ran trace " + wanted.trace() + " with seeds " + outcomes.seeds() + ", the first file with "
                                + wanted.seeds() + ": only runs of the same seeds can be paired");
            }
            return outcomes;
        }
        throw new FileSystemException(
                file.toString(), null, "has no results on trace " + wanted.trace() + ": compare like with like");
    }

    private static Outcome named(Outcome outcome, String label) {
        PolicyLabel policy = outcome.policy();
        return new Outcome(new PolicyLabel(policy.name() + label, policy.kind()), outcome.values());
    }
}
