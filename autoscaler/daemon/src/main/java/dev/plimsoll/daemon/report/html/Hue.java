package dev.plimsoll.daemon.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * How a class of pods looks, from its name alone, so that it looks the same on every page: an angle on the colour wheel, a
 * tone and a texture. The style sheet makes colours of them for light and dark.
 */
record Hue(int angle, int tone, int texture) {

    private static final int ANGLES = 12;
    private static final int TONES = 2;
    private static final int TEXTURES = 4;

    static Hue of(String name) {
        var hash = new CRC32();
        hash.update(name.getBytes(UTF_8));
        int look = (int) (hash.getValue() % (ANGLES * TONES * TEXTURES));
        return new Hue(look % ANGLES * (360 / ANGLES), look / ANGLES % TONES, look / ANGLES / TONES);
    }

    /** The style sheet's classes of tone and texture. */
    String classes() {
        return "t" + tone + " x" + texture;
    }
}
