package dev.plimsoll.catalogue;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a type that is on no list would cost if it were its nearest kin: another size of its family in proportion, else the same
 * size, or another in proportion, of the family whose name is most like its own.
 */
final class Kin {

    private static final Pattern SIZE = Pattern.compile("(\\d*)(nano|micro|small|medium|large|xlarge|metal.*)");
    private static final Pattern METAL = Pattern.compile("metal-\\d+xl");

    private record Candidate(String type, long price, int likeness, double factor) {}

    private Kin() {}

    static Price priceOf(String type, SortedMap<String, Long> list) {
        String family = familyOf(type);
        double size = sizeOf(type);
        Candidate nearest = list.entrySet().stream()
                .map(entry -> candidate(entry, family, size))
                .max(Comparator.comparingInt(Candidate::likeness)
                        .thenComparing(Comparator.comparingDouble((Candidate each) -> Math.abs(Math.log(each.factor())))
                                .reversed())
                        .thenComparing(Candidate::type))
                .orElseThrow();
        long price = Math.max(1, Math.round(nearest.price() * nearest.factor()));
        return new Price(price, Price.Basis.BY_KIN, "no list; estimated by " + nearest.type() + ", " + PriceList.DATE);
    }

    private static Candidate candidate(Map.Entry<String, Long> entry, String family, double size) {
        return new Candidate(
                entry.getKey(),
                entry.getValue(),
                likeness(family, familyOf(entry.getKey())),
                size / sizeOf(entry.getKey()));
    }

    private static String familyOf(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** In larges: a medium is half of one, a 2xlarge four; one for what is not understood. */
    private static double sizeOf(String type) {
        String size = type.substring(type.indexOf('.') + 1);
        if (METAL.matcher(size).matches()) {
            return 2.0 * Integer.parseInt(size.substring("metal-".length(), size.length() - "xl".length()));
        }
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return 1;
        }
        String multiple = size.substring(0, matcher.end(1));
        return switch (size.substring(matcher.end(1))) {
            case "nano" -> 0.0625;
            case "micro" -> 0.125;
            case "small" -> 0.25;
            case "medium" -> 0.5;
            case "large" -> 1;
            case "xlarge" -> 2.0 * (multiple.isEmpty() ? 1 : Integer.parseInt(multiple));
            default -> 48;
        };
    }

    /** The same family is most like; else what begins alike counts for more than what ends alike, and a newer generation for a little. */
    private static int likeness(String one, String other) {
        if (one.equals(other)) {
            return Integer.MAX_VALUE;
        }
        String attributes = withoutSeries(one);
        String others = withoutSeries(other);
        int series = seriesOf(one).equals(seriesOf(other)) ? 10_000 : 0;
        int same = (int)
                attributes.chars().filter(letter -> others.indexOf(letter) >= 0).count();
        int odd = attributes.length() + others.length() - 2 * same;
        return series - 100 * odd - Math.abs(generationOf(one) - generationOf(other));
    }

    private static String seriesOf(String family) {
        return family.replaceFirst("\\d.*", "");
    }

    private static String withoutSeries(String family) {
        return family.replaceFirst("^[a-z-]*\\d*", "");
    }

    private static int generationOf(String family) {
        String digits = family.replaceFirst("^[a-z-]*", "").replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
    }
}
