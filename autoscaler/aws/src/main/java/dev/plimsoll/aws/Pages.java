package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list that AWS hands out in pages: what was asked for of it, or the failure of a page. */
final class Pages {

    /** Asks for the page of a token. */
    interface Source<T> {
        Page<T> page(@Nullable String token);
    }

    private Pages() {}

    /** The whole list. */
    static <T> List<T> all(AwsCall call, String subject, Source<T> source) {
        return until(item -> false, call, subject, source);
    }

    /** The list to the end of the page with the first item that is enough. */
    static <T> List<T> until(Predicate<T> enough, AwsCall call, String subject, Source<T> source) {
        var items = new ArrayList<T>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            Page<T> page = source.page(token);
            items.addAll(page.items());
            token = page.nextToken();
            if (token != null && !tokens.add(token)) {
                throw AwsErrors.unanswered(
                        call,
                        AwsErrors.MALFORMED,
                        subject,
                        new IllegalStateException("page " + tokens.size() + " leads back to an earlier one"));
            }
        } while (token != null && items.stream().noneMatch(enough));
        return items;
    }
}
