package dev.plimsoll.configuration;

/** Where health, metrics and status are served; at port 0 wherever one is free. */
public record ServerSettings(String address, int port) {

    public static final ServerSettings DEFAULT = new ServerSettings("0.0.0.0", 8085);
}
