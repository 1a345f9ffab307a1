package dev.plimsoll.core.model;

/** A port of the node that a pod occupies. An empty address or 0.0.0.0 stands for all addresses. */
public record HostPort(String address, String protocol, int port) {

    public boolean clashesWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (isWildcard() || other.isWildcard() || address.equals(other.address));
    }

    private boolean isWildcard() {
        return address.isEmpty() || address.equals("0.0.0.0");
    }
}
