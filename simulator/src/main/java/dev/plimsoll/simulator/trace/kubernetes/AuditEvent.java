package dev.plimsoll.simulator.trace.kubernetes;

import tools.jackson.databind.JsonNode;

/**
 * A request that the API server answered well, when it did (milliseconds since 1970), and what it was about; request and
 * response are missing nodes where the audit policy leaves them out.
 */
record AuditEvent(long atMillis, String verb, Target target, JsonNode request, JsonNode response) {

    /** Resource in the plural, subresource ("" for none), and which one. */
    record Target(String resource, String subresource, ObjectKey key) {}
}
