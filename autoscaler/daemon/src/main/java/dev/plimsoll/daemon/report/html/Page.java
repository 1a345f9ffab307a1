package dev.plimsoll.daemon.report.html;

import java.util.List;

/** The whole page; the style sheet is the text of that file. */
record Page(List<Section> sections, String styleSheet) {

    String title() {
        return sections.size() == 1 ? sections.getFirst().subject().toString() : sections.size() + " plans";
    }
}
