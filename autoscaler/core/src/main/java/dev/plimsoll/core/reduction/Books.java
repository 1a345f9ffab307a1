package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import java.util.List;

/** What has been bought so far, whose pods are placed, and which zones came to be late. */
final class Books {

    private final Survey survey;
    private final Tally tally;
    private final LateZones lateZones;
    private final Purchases purchases;
    private final OneByOne oneByOne;

    Books(Survey survey) {
        this.survey = survey;
        tally = new Tally(survey.problem().demands());
        lateZones = new LateZones(survey.problem(), survey.reduction(), tally);
        purchases = new Purchases(survey.problem(), lateZones::opens);
        oneByOne = new OneByOne(survey, purchases, tally);
    }

    private Books(Books other) {
        survey = other.survey;
        tally = other.tally.copy();
        lateZones = new LateZones(other.lateZones, tally);
        purchases = new Purchases(other.purchases, lateZones::opens);
        oneByOne = new OneByOne(survey, purchases, tally);
    }

    /** The same so far, to go on with from here; what that takes of the groups is to be given back. */
    Books copy() {
        return new Books(this);
    }

    /** Gives back to the groups what was taken of them after these books. */
    void giveBackAfter(Books before) {
        purchases.giveBackAfter(before.purchases);
    }

    /** Gives back to the groups all that was taken of them. */
    void giveBackAll() {
        purchases.giveBackAll();
    }

    Tally tally() {
        return tally;
    }

    Purchases purchases() {
        return purchases;
    }

    OneByOne oneByOne() {
        return oneByOne;
    }

    /** Buys a node in a certain zone of a group; in a group over several zones, those that come before it are bought too. */
    void openFirst(NodeTemplate.Source wanted) {
        for (GroupCursor cursor : survey.cursors()) {
            boolean found = !cursor.group().name().equals(wanted.group());
            while (!found && cursor.room() > 0) {
                found = cursor.next().source().zone().equals(wanted.zone());
                purchases.open(cursor);
            }
        }
    }

    /** Where nodes came from that had better been bought before all others: their zones came to be late. */
    List<NodeTemplate.Source> late() {
        return lateZones.found().stream().map(purchases::firstIn).toList();
    }
}
