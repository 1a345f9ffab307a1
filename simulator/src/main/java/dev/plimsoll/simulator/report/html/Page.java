package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.report.Column;
import dev.plimsoll.simulator.report.KindNames;
import java.util.List;

/** The whole page; style sheet and script are the text of those files. */
record Page(List<Section> sections, String styleSheet, String script) {

    String title() {
        return sections.size() == 1 ? sections.getFirst().trace() : sections.size() + " traces";
    }

    List<Kind> kinds() {
        return List.of(Kind.values());
    }

    String name(Kind kind) {
        return KindNames.name(kind);
    }

    String meaning(Kind kind) {
        return KindNames.meaning(kind);
    }

    List<Column> columns() {
        return List.of(Column.values());
    }
}
