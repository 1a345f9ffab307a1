package dev.plimsoll.aws;

import java.util.OptionalLong;

/** What an instance type costs on demand, in micro-dollars an hour. */
public interface Prices {

    /** Empty if unknown. */
    OptionalLong microDollarsPerHour(String instanceType);

    /** Where the prices come from and of which day they are, for a person to read. */
    String origin();
}
