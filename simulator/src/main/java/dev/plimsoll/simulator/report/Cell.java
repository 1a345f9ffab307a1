package dev.plimsoll.simulator.report;

/** A mean and half the width of its interval as people read them; the latter is empty with one seed. */
public record Cell(String mean, String halfWidth) {

    /** In one: +3.2 ± 0.4. */
    String text() {
        return halfWidth.isEmpty() ? mean : mean + " ± " + halfWidth;
    }
}
