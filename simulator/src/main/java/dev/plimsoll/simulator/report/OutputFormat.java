package dev.plimsoll.simulator.report;

/** What the command line can print to stdout. */
public enum OutputFormat {
    TABLE,
    JSON,
    CSV;

    /** The report of this format; price list and colour show in tables only. */
    public Report report(String priceList, boolean colour) {
        return switch (this) {
            case TABLE -> new TableReport(priceList, colour);
            case JSON -> new JsonReport();
            case CSV -> new CsvReport();
        };
    }
}
