package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Files told apart by what their first record is: audit logs, range-query answers, listed objects, or none of these. */
public record InputFiles(List<Path> audit, List<Path> answers, List<Path> objects, List<Path> others) {

    private static final int FIRST_RECORDS = 50;

    /** The file, the files of the folder, or those that match the pattern of the last part of the path. */
    static InputFiles at(Path path) {
        var found = new InputFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Path> files = named(path);
        files.forEach(file -> found.sort(file, files.size() == 1));
        if (found.audit.isEmpty() && found.answers.isEmpty() && found.objects.isEmpty()) {
            throw new TraceException(path + ": holds no audit log (audit.k8s.io/v1), no range-query answers of"
                    + " Prometheus and no listing of kubectl get -o json: give one of these");
        }
        return found;
    }

    /** Those that a path names: itself, the files of the folder, or those that match the pattern of its last part. */
    public static List<Path> named(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        boolean folder = Files.isDirectory(path);
        Path parent = folder ? path : path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new TraceException(path + ": no such file or folder: check the path");
        }
        String pattern = folder ? "*" : String.valueOf(path.getFileName());
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(parent, pattern)) {
            for (Path file : listed) {
                if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
        } catch (PatternSyntaxException e) {
            throw new TraceException(
                    path + ": no such file, and no pattern of names (" + e.getDescription() + "): check the path", e);
        } catch (IOException e) {
            throw CompressedFile.broken(path, e);
        }
        if (files.isEmpty()) {
            throw new TraceException(path + ": no such file, and no file of such a name: check the path");
        }
        return files.stream().sorted().toList();
    }

    private void sort(Path file, boolean only) {
        try (var values = new JsonValues(file)) {
            for (int i = 0; i < FIRST_RECORDS; i++) {
                JsonNode value = values.next();
                if (value == null) {
                    break;
                }
                if (AuditRecords.isAudit(value)) {
                    audit.add(file);
                    return;
                }
                if (RangeAnswers.isAnswer(value)) {
                    answers.add(file);
                    return;
                }
                if (ObjectList.isList(value)) {
                    objects.add(file);
                    return;
                }
            }
            others.add(file);
        } catch (TraceException notJson) {
            if (only) {
                throw notJson;
            }
            others.add(file);
        }
    }
}
