package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commonest lines as {@link EventWriter} writes them, several times faster than through a JSON tree. Whatever looks
 * different in any way (blanks, escapes, nested values, unknown keys, a value out of bounds) it leaves to {@link EventJson},
 * which reads or refuses it; so no line is ever read differently here.
 */
final class QuickLine {

    private static final int MAX_DIGITS = 18;
    private static final long UNSET = -1;

    private final Map<String, PodShape> shapes;
    private byte[] bytes = {};
    private int position;
    private int end;

    private @Nullable String type;
    private @Nullable String pod;
    private @Nullable String shapeId;
    private @Nullable String ownerText;
    private long at;
    private long runsMillis;
    private long departsAt;
    private long replicas;

    private String lastOwnerText = "";
    private Owner lastOwner = Owner.NOBODY;

    QuickLine(Map<String, PodShape> shapes) {
        this.shapes = shapes;
    }

    /** The event of a line, or null if it is not for this reader. */
    @Nullable
    WorkloadEvent read(byte[] line, int start, int length) {
        bytes = line;
        position = start;
        end = start + length;
        clear();
        return readFields() ? event() : null;
    }

    private void clear() {
        type = null;
        pod = null;
        shapeId = null;
        ownerText = null;
        at = UNSET;
        runsMillis = UNSET;
        departsAt = UNSET;
        replicas = UNSET;
    }

    private boolean readFields() {
        if (!skip('{')) {
            return false;
        }
        do {
            String key = string();
            if (key == null || !skip(':') || !readField(key)) {
                return false;
            }
        } while (skip(','));
        return skip('}') && position == end;
    }

    private boolean readField(String key) {
        switch (key) {
            case "type" -> type = fresh(type);
            case "pod" -> pod = fresh(pod);
            case "shape" -> shapeId = fresh(shapeId);
            case "owner" -> ownerText = fresh(ownerText);
            case "at" -> at = fresh(at);
            case "runsMillis" -> runsMillis = fresh(runsMillis);
            case "departsAt" -> departsAt = fresh(departsAt);
            case "replicas" -> replicas = fresh(replicas);
            default -> {
                return false;
            }
        }
        return position > 0;
    }

    /** The string at hand; gives up if there is none or the key came before. */
    private @Nullable String fresh(@Nullable String before) {
        String text = before == null ? string() : null;
        if (text == null || text.isEmpty()) {
            giveUp();
        }
        return text;
    }

    /** The number at hand; gives up if there is none, it is out of bounds, or the key came before. */
    private long fresh(long before) {
        int first = position;
        long number = 0;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9' && position - first <= MAX_DIGITS) {
            number = number * 10 + bytes[position++] - '0';
        }
        int digits = position - first;
        boolean plain = digits == 1 || (digits > 1 && digits <= MAX_DIGITS && bytes[first] != '0');
        if (before != UNSET || !plain || number > FormatLimits.MILLIS) {
            giveUp();
        }
        return number;
    }

    private void giveUp() {
        position = -1;
    }

    private boolean skip(char expected) {
        if (position >= 0 && position < end && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** A string of ASCII without escapes or control characters, or null. */
    private @Nullable String string() {
        if (!skip('"')) {
            return null;
        }
        int first = position;
        while (position < end && bytes[position] >= ' ' && bytes[position] != '"' && bytes[position] != '\\') {
            position++;
        }
        int length = position - first;
        return skip('"') ? new String(bytes, first, length, StandardCharsets.ISO_8859_1) : null;
    }

    private @Nullable WorkloadEvent event() {
        if (type == null || at == UNSET) {
            return null;
        }
        return switch (type) {
            case EventJson.ARRIVES -> arrival();
            case EventJson.DEPARTS -> departure();
            case EventJson.SCALED -> scaling();
            default -> null;
        };
    }

    private @Nullable WorkloadEvent arrival() {
        PodShape shape = shapeId == null ? null : shapes.get(shapeId);
        Owner owner = ownerText == null ? Owner.NOBODY : owner(ownerText);
        boolean isMuddled = replicas != UNSET || (runsMillis != UNSET && departsAt != UNSET);
        boolean isLate = departsAt != UNSET && departsAt < at;
        if (pod == null || pod.isBlank() || shape == null || owner == null || isMuddled || isLate) {
            return null;
        }
        Departure departure = Departure.ON_EVENT;
        if (runsMillis != UNSET) {
            departure = new Departure.AfterRunning(runsMillis);
        } else if (departsAt != UNSET) {
            departure = new Departure.AtTime(departsAt);
        }
        return new PodArrives(at, pod, shape, owner, departure);
    }

    private @Nullable WorkloadEvent departure() {
        boolean isMuddled = shapeId != null || ownerText != null || replicas != UNSET;
        if (pod == null || pod.isBlank() || isMuddled || runsMillis != UNSET || departsAt != UNSET) {
            return null;
        }
        return new PodDeparts(at, pod);
    }

    private @Nullable WorkloadEvent scaling() {
        PodShape shape = shapeId == null ? null : shapes.get(shapeId);
        Owner owner = ownerText == null ? null : owner(ownerText);
        boolean isMuddled = pod != null || runsMillis != UNSET || departsAt != UNSET;
        if (shape == null || owner == null || isMuddled || replicas == UNSET || replicas > FormatLimits.COUNT) {
            return null;
        }
        return new WorkloadScaled(at, owner, shape, (int) replicas);
    }

    /** The pods of a job come one after the other, so its owner is kept. */
    private @Nullable Owner owner(String text) {
        if (text.equals(lastOwnerText)) {
            return lastOwner;
        }
        Owner owner = EventJson.ownerOf(text);
        if (owner != null) {
            lastOwnerText = text;
            lastOwner = owner;
        }
        return owner;
    }
}
