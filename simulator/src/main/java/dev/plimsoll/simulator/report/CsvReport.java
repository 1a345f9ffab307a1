package dev.plimsoll.simulator.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Estimate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * One header, and a row for each policy on each trace: means over the seeds under the names of {@link JsonReport}, then the ends
 * of their 95 % confidence intervals, which are empty with one seed. Seeds stand in one cell, with blanks between.
 */
public final class CsvReport implements Report {

    @Override
    public void write(List<Comparison> comparisons, Writer out) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header());
            for (Comparison comparison : comparisons) {
                for (PolicyRuns policy : comparison.policies()) {
                    csv.writeRecord(row(comparison, policy));
                }
            }
        }
        out.append(text.toString());
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("trace", "seeds", "policy", "kind"));
        for (Field field : Field.values()) {
            names.add(field.flatName());
        }
        for (Field field : Field.values()) {
            names.add(field.flatName() + "Low95");
            names.add(field.flatName() + "High95");
        }
        return names;
    }

    private static List<String> row(Comparison comparison, PolicyRuns policy) {
        int seeds = comparison.seeds().size();
        List<String> cells = new ArrayList<>();
        cells.add(comparison.trace());
        cells.add(String.join(
                " ", comparison.seeds().stream().map(String::valueOf).toList()));
        cells.add(policy.policy().name());
        cells.add(KindNames.name(policy.policy().kind()));
        for (Field field : Field.values()) {
            double mean = policy.estimate(field.figure()).mean();
            cells.add(field.round(mean, seeds).toPlainString());
        }
        for (Field field : Field.values()) {
            Estimate estimate = policy.estimate(field.figure());
            cells.add(seeds > 1 ? field.round(estimate.low(), seeds).toPlainString() : "");
            cells.add(seeds > 1 ? field.round(estimate.high(), seeds).toPlainString() : "");
        }
        return cells;
    }
}
