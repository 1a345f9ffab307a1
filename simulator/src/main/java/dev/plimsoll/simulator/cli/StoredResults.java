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

/** Results of several files side by side, trace by trace: what has one name in two files is named with the file's as well. */
final class StoredResults {

    private StoredResults() {}

    static List<Outcomes> sideBySide(List<String> files) throws IOException {
        var traces = new ArrayList<Outcomes>();
        List<Outcomes> first = ResultFile.read(Path.of(files.getFirst()));
        for (Outcomes outcomes : first) {
            var policies = new ArrayList<Outcome>();
            for (String file : files) {
                Outcomes like = like(outcomes, file);
                like.policies().forEach(outcome -> policies.add(named(outcome, file, files.size() > 1)));
            }
            traces.add(new Outcomes(outcomes.trace(), outcomes.hours(), outcomes.seeds(), policies));
        }
        return traces;
    }

    private static Outcomes like(Outcomes wanted, String file) throws IOException {
        for (Outcomes outcomes : ResultFile.read(Path.of(file))) {
            if (!outcomes.trace().equals(wanted.trace())) {
                continue;
            }
            if (!outcomes.seeds().equals(wanted.seeds())) {
                throw new FileSystemException(
                        file,
                        null,
                        "ran trace " + wanted.trace() + " with seeds " + outcomes.seeds() + ", the first file with "
                                + wanted.seeds() + ": only runs of the same seeds can be paired");
            }
            return outcomes;
        }
        throw new FileSystemException(
                file, null, "has no results on trace " + wanted.trace() + ": compare like with like");
    }

    private static Outcome named(Outcome outcome, String file, boolean several) {
        String stem = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.json$", "");
        return several
                ? new Outcome(
                        new PolicyLabel(
                                outcome.policy().name() + ":" + stem,
                                outcome.policy().kind()),
                        outcome.values())
                : outcome;
    }
}
