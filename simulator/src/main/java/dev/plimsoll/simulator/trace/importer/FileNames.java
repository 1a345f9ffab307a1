package dev.plimsoll.simulator.trace.importer;

import java.nio.file.Path;
import java.util.Locale;

/** What names of files tell. */
final class FileNames {

    private FileNames() {}

    /** The name up to its first dot that no digit follows, in lower case: NASA-iPSC-1993-3.1-cln.swf.zip is nasa-ipsc-1993-3.1-cln. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\.(?![0-9]).*", "").toLowerCase(Locale.ROOT);
    }
}
