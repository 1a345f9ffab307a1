package dev.plimsoll.simulator.replay;

import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.journal.DecisionJson;
import dev.plimsoll.journal.JournalException;
import dev.plimsoll.journal.JournalReader;
import dev.plimsoll.journal.RecordedRound;
import dev.plimsoll.journal.Situation;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides recorded rounds again, each on its own situation, and compares the bytes of the decisions. */
public final class Replay {

    private final PlimsollPolicy.@Nullable Product instead;
    private PlimsollPolicy.Product product = PlimsollPolicy.Product.DEFAULT;
    private Decider decider = product.decider();

    /** With the product set otherwise than recorded, or, if null, with those. */
    public Replay(PlimsollPolicy.@Nullable Product instead) {
        this.instead = instead;
    }

    /** How many rounds were read, and how many of them were decided as recorded. */
    public record Result(long rounds, long same) {
        public boolean allSame() {
            return rounds == same;
        }
    }

    /** Goes over a recording to its end; each round that is decided otherwise is handed on. */
    public Result run(JournalReader recording, Consumer<RoundDifference> differences) {
        long rounds = 0;
        long same = 0;
        for (RecordedRound round = recording.next(); round != null; round = recording.next()) {
            rounds++;
            String decided = decide(round.situation(), recording.place());
            String difference = DecisionJson.firstDifference(round.decision(), decided);
            if (difference == null) {
                same++;
            } else {
                differences.accept(
                        new RoundDifference(recording.place(), round.situation().at(), difference));
            }
        }
        return new Result(rounds, same);
    }

    private String decide(Situation situation, String place) {
        PlimsollPolicy.Product asked = instead;
        if (asked == null) {
            requireRepeatable(situation, place);
            asked = new PlimsollPolicy.Product(situation.rules().settings(), PlanningSettings.DEFAULT);
        }
        if (!asked.equals(product)) {
            product = asked;
            decider = product.decider();
        }
        return DecisionJson.text(decider.decide(situation.observation(), situation.memory(), situation.at()));
    }

    private static void requireRepeatable(Situation situation, String place) {
        if (!situation.rules().search().time().isZero()) {
            throw new JournalException(place + ": was decided with a search of "
                    + situation.rules().search().time()
                    + ", which ended by the clock and cannot be repeated: record with planning.search at 0s, or give"
                    + " --config to see what its settings decide, with a search by steps");
        }
    }
}
