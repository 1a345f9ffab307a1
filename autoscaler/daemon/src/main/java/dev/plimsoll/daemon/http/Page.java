package dev.plimsoll.daemon.http;

/** An answer to a GET: its HTTP status, its content type and its text. */
public record Page(int status, String contentType, String text) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    public static Page text(String text) {
        return text(200, text);
    }

    static Page text(int status, String text) {
        return new Page(status, PLAIN, text);
    }

    /** All is well, or this is what is not. */
    public static Page health(String trouble) {
        return trouble.isEmpty() ? text("ok\n") : text(503, trouble + "\n");
    }
}
