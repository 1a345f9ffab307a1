package dev.plimsoll.configuration;

/**
 * Where metrics and status are served, and where health is: apart, so that whoever may ask for the one cannot keep the probes
 * from the other. At port 0 wherever one is free.
 */
public record ServerSettings(String address, int port, String healthAddress, int healthPort) {

    public static final ServerSettings DEFAULT = new ServerSettings("0.0.0.0", 8085, "0.0.0.0", 8086);
}
