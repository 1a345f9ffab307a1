package dev.plimsoll.daemon.report;

import dev.plimsoll.daemon.plan.Answer;
import java.io.IOException;
import java.util.List;

/** A way to write answers down. */
public interface AnswerReport {
    void write(List<Answer> answers, Appendable out) throws IOException;
}
