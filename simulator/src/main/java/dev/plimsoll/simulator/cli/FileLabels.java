package dev.plimsoll.simulator.cli;

import dev.plimsoll.core.model.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short names of files in tables: the name without its ending, after as many of its folders as tell it from the others. */
final class FileLabels {

    private FileLabels() {}

    /** One label a file, all of them different; a file that is named twice is refused. */
    static List<String> of(List<Path> files) {
        int[] folders = new int[files.size()];
        List<String> labels = labels(files, folders);
        boolean grown = true;
        while (grown) {
            grown = false;
            Map<String, Integer> counts = new HashMap<>();
            labels.forEach(label -> counts.merge(label, 1, Integer::sum));
            for (int i = 0; i < folders.length; i++) {
                boolean shared = counts.getOrDefault(labels.get(i), 0) > 1;
                if (shared && folders[i] < parts(files.get(i)).size()) {
                    folders[i]++;
                    grown = true;
                }
            }
            labels = labels(files, folders);
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.indexOf(labels.get(i)) < i) {
                throw new BadInputException(files.get(i) + " is named twice: name each file once");
            }
        }
        return labels;
    }

    /** Every label that a file may have, the longest first. */
    static List<String> candidates(Path file) {
        var candidates = new ArrayList<String>();
        for (int folders = parts(file).size(); folders >= 0; folders--) {
            candidates.add(label(file, folders));
        }
        return candidates;
    }

    private static List<String> labels(List<Path> files, int[] folders) {
        var labels = new ArrayList<String>();
        for (int i = 0; i < folders.length; i++) {
            labels.add(label(files.get(i), folders[i]));
        }
        return labels;
    }

    /** With so many folders; with all of them and one more, the whole path with its ending. */
    private static String label(Path file, int folders) {
        List<String> parts = parts(file);
        if (folders >= parts.size()) {
            return file.toAbsolutePath().normalize().toString();
        }
        String last = parts.getLast().replaceFirst("\\.(ya?ml|json)$", "");
        List<String> before = parts.subList(parts.size() - 1 - folders, parts.size() - 1);
        return before.isEmpty() ? last : String.join("/", before) + "/" + last;
    }

    private static List<String> parts(Path file) {
        var parts = new ArrayList<String>();
        file.toAbsolutePath().normalize().forEach(part -> parts.add(part.toString()));
        return parts;
    }
}
