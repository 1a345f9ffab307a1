package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** A line for each step with its outcome, and one for each thing not done, said once as long as it stays so. */
public final class LoopLog implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.loop");

    private Set<Finding> said = Set.of();
    private Memory memory = Memory.NONE;

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        memory = decision.memory();
        var findings = new LinkedHashSet<>(decision.findings());
        for (Finding finding : findings) {
            if (!said.contains(finding)) {
                LOG.atInfo()
                        .addKeyValue(finding.about().name().toLowerCase(Locale.ROOT), finding.name())
                        .addKeyValue("reason", finding.reason().code())
                        .log("not done: {}", finding.reason().message());
            }
        }
        said = findings;
    }

    @Override
    public void notKept(Instant now, Outcome outcome) {
        LOG.atWarn().log("nothing is done this round: {}", why(outcome));
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        LoggingEventBuilder line = outcome instanceof Outcome.Failed ? LOG.atWarn() : LOG.atInfo();
        line = about(step.action(), line)
                .addKeyValue("operation", Operations.of(step.action(), memory))
                .addKeyValue("reason", step.cause().code())
                .addKeyValue("outcome", outcome.kind());
        if (outcome instanceof Outcome.Done) {
            line.log("{}: {}", verb(step.action()), step.cause().message());
        } else {
            line.log("{} not done: {}", verb(step.action()), why(outcome));
        }
    }

    private static LoggingEventBuilder about(Action action, LoggingEventBuilder line) {
        return switch (action) {
            case Action.RaiseDesired raise ->
                line.addKeyValue("group", raise.group())
                        .addKeyValue("base", raise.base())
                        .addKeyValue("target", raise.target());
            case Action.TaintNode taint -> line.addKeyValue("node", taint.node());
            case Action.UntaintNode untaint -> line.addKeyValue("node", untaint.node());
            case Action.EvictPod evict -> line.addKeyValue("pod", evict.pod()).addKeyValue("node", evict.node());
            case Action.TerminateInstance terminate ->
                line.addKeyValue("instance", terminate.instance())
                        .addKeyValue("group", terminate.group())
                        .addKeyValue("node", terminate.node());
        };
    }

    static String verb(Action action) {
        return switch (action) {
            case Action.RaiseDesired raise -> "raise " + raise.group() + " to " + raise.target();
            case Action.TaintNode taint -> "taint " + taint.node();
            case Action.UntaintNode untaint -> "untaint " + untaint.node();
            case Action.EvictPod evict -> "evict " + evict.pod();
            case Action.TerminateInstance terminate -> "end " + terminate.instance();
        };
    }

    static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Refused refused -> refused.why();
            case Outcome.Failed failed -> failed.why();
        };
    }
}
