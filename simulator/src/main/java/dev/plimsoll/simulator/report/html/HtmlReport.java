package dev.plimsoll.simulator.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.report.Baseline;
import dev.plimsoll.simulator.report.Report;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/** One page that needs no network: tables and charts over time, for screens, light or dark, and for paper. */
public final class HtmlReport implements Report {
    // No directory: the templates' classes are on the class path.
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private final String priceList;
    private final Baseline baseline;

    /** With differences to the policy that the baseline names. */
    public HtmlReport(String priceList, Baseline baseline) {
        this.priceList = priceList;
        this.baseline = baseline;
    }

    @Override
    public void write(List<Comparison> comparisons, Writer out) throws IOException {
        List<Section> sections = comparisons.stream()
                .map(comparison -> Section.of(comparison, priceList, baseline.of(Outcomes.of(comparison))))
                .toList();
        TemplateOutput text = new StringOutput();
        TEMPLATES.render("page.jte", new Page(sections, resource("report.css"), resource("report.js")), text);
        out.append(text.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
