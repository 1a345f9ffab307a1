package dev.plimsoll.daemon.http;

/** An answer to a GET: its HTTP status, its content type and its text. */
public record WebPage(int status, String contentType, String text) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    public static WebPage text(String text) {
        return text(200, text);
    }

    static WebPage text(int status, String text) {
        return new WebPage(status, PLAIN, text);
    }

    /** All is well, or this is what is not. */
    public static WebPage health(String trouble) {
        return trouble.isEmpty() ? text("ok\n") : text(503, trouble + "\n");
    }
}
