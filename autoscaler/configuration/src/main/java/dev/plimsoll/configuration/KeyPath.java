package dev.plimsoll.configuration;

import java.util.ArrayList;
import java.util.List;

/** Where a key stands in a file: the keys above it, and itself. */
record KeyPath(List<String> keys) {

    static final KeyPath ROOT = new KeyPath(List.of());

    private static final int LONGEST = 120;

    KeyPath {
        keys = List.copyOf(keys);
    }

    KeyPath with(String key) {
        var longer = new ArrayList<>(keys);
        longer.add(key);
        return new KeyPath(longer);
    }

    boolean isRoot() {
        return keys.isEmpty();
    }

    /** As people write it, in one line whatever is in it. */
    @Override
    public String toString() {
        return printable(String.join(".", keys));
    }

    /** Text of a file in one line: what cannot be seen is written as its code, and what is too long is cut. */
    static String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(code -> {
            if (isSeen(code)) {
                printable.appendCodePoint(code);
            } else {
                printable.append(code == '\n' ? "\\n" : "\\u%04X".formatted(code));
            }
        });
        return printable + (text.codePointCount(0, text.length()) > LONGEST ? "..." : "");
    }

    private static boolean isSeen(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
