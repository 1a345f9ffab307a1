package dev.plimsoll.daemon.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.report.AnswerReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** One page that needs no network and no script: figures, purchases and packed nodes, for screens, light or dark, and for paper. */
public final class HtmlReport implements AnswerReport {
    // No directory: the templates' classes are on the class path.
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    @Override
    public void write(List<Answer> answers, Appendable out) throws IOException {
        List<Section> sections = answers.stream().map(Section::of).toList();
        TemplateOutput text = new StringOutput();
        TEMPLATES.render("page.jte", new Page(sections, resource("report.css")), text);
        out.append(text.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
