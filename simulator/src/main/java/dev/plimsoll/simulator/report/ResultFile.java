package dev.plimsoll.simulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.simulator.measure.Figure;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results that {@link JsonReport} wrote, read again for their figures. */
public final class ResultFile {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultFile() {}

    /** Whether a name is that of a file of results. */
    public static boolean isNamed(String name) {
        return name.endsWith(".json") && Files.isRegularFile(Path.of(name));
    }

    /** The outcomes of a file, one a trace; a file that is none is refused with the remedy. */
    public static List<Outcomes> read(Path file) throws IOException {
        var read = new ArrayList<Outcomes>();
        for (String line : Files.readString(file, UTF_8).lines().toList()) {
            if (!line.isBlank()) {
                read.add(outcomes(file, line));
            }
        }
        if (read.isEmpty()) {
            throw bad(file, "is empty");
        }
        return read;
    }

    private static Outcomes outcomes(Path file, String line) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw bad(file, "is no JSON");
        }
        if (root.path("version").asInt(0) != 1 || !root.path("policies").isArray()) {
            throw bad(file, "holds no results of version 1");
        }
        var seeds = new ArrayList<Long>();
        root.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
        var policies = new ArrayList<Outcome>();
        for (JsonNode policy : root.path("policies")) {
            policies.add(outcome(file, policy, seeds.size()));
        }
        return new Outcomes(root.path("trace").asString(""), root.path("hours").asDouble(0), seeds, policies);
    }

    private static Outcome outcome(Path file, JsonNode policy, int seeds) throws IOException {
        JsonNode runs = policy.path("runs");
        var values = new EnumMap<Figure, double[]>(Figure.class);
        for (Field field : Field.values()) {
            JsonNode each = (field.group().isEmpty() ? runs : runs.path(field.group())).path(field.key());
            if (each.size() != seeds) {
                throw bad(
                        file,
                        "has no figure for each seed (" + field.flatName() + " of "
                                + policy.path("name").asString("") + "), as results of before have none");
            }
            double[] numbers = new double[seeds];
            for (int i = 0; i < seeds; i++) {
                numbers[i] = each.path(i).asDouble(0);
            }
            values.put(field.figure(), numbers);
        }
        return new Outcome(
                new PolicyLabel(
                        policy.path("name").asString(""),
                        kind(file, policy.path("kind").asString(""))),
                values);
    }

    private static Kind kind(Path file, String word) throws IOException {
        for (Kind kind : Kind.values()) {
            if (KindNames.name(kind).equals(word.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw bad(file, "has the kind '" + word + "' of a policy");
    }

    private static FileSystemException bad(Path file, String reason) {
        return new FileSystemException(
                file.toString(), null, reason + ": give what 'compare --output json' of this version wrote");
    }
}
