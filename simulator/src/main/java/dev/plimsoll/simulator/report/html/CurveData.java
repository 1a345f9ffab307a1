package dev.plimsoll.simulator.report.html;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The curves as the page's script reads them: start and end in milliseconds since 1970, and all series of a policy's tracks to
 * four digits. Numbers only, so nothing in it can end the script element.
 */
final class CurveData {
    private static final JsonFactory JSON = new JsonFactory();
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private CurveData() {}

    static String of(List<Policy> policies, TimeScale times) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("start", times.startMillis());
            json.writeNumberProperty("end", times.endMillis());
            json.writeArrayPropertyStart("series");
            for (Policy policy : policies) {
                for (Track track : Track.values()) {
                    writeSeries(json, policy, track);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeSeries(JsonGenerator json, Policy policy, Track track) {
        json.writeStartArray();
        policy.curve()
                .forEach(sample -> json.writeNumber(round(track.of(sample)).toPlainString()));
        json.writeEndArray();
    }

    private static BigDecimal round(double value) {
        return BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros();
    }
}
