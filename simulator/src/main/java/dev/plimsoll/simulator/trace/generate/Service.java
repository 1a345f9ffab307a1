package dev.plimsoll.simulator.trace.generate;

import java.util.ArrayList;
import java.util.List;

/** One Deployment of the shop: its requests, and its replicas at least and on a Monday's peak. */
record Service(String name, Tier tier, Size size, int leastReplicas, int peakReplicas) {

    /** What a replica requests. */
    record Size(int cpuMillis, int mebibytes) {}

    /** How close to customers a service is: decides its priority, its share of the sale, how late it feels it, its rules. */
    enum Tier {
        FRONTEND(1_000, 3.5, 0),
        API(800, 3.5, 0),
        WORKER(400, 2, 20),
        INTERNAL(600, 1, 0);

        private final int priority;
        private final double saleFactor;
        private final int lagMinutes;

        Tier(int priority, double saleFactor, int lagMinutes) {
            this.priority = priority;
            this.saleFactor = saleFactor;
            this.lagMinutes = lagMinutes;
        }

        int priority() {
            return priority;
        }

        double saleFactor() {
            return saleFactor;
        }

        int lagMinutes() {
            return lagMinutes;
        }
    }

    /** name, millicores, mebibytes, least replicas, peak replicas. */
    private static final String FRONTENDS = """
            storefront 500 512 6 60
            mobile-gateway 500 384 4 40
            search-page 750 768 4 36
            product-page 500 512 6 54
            checkout-page 500 512 4 24
            gateway 1000 512 3 10
            """;

    private static final String APIS = """
            catalogue 500 1024 4 40
            pricing 250 256 4 30
            stock 250 512 4 28
            cart 500 768 4 36
            checkout 750 1024 4 24
            payments 500 512 4 18
            orders 500 1024 4 24
            identity 500 512 3 8
            profiles 250 512 3 18
            reviews 250 384 3 16
            search 1500 3072 4 30
            suggestions 500 1024 3 24
            vouchers 250 256 3 12
            delivery-times 500 512 3 14
            addresses 250 256 3 10
            sessions 250 1024 4 26
            """;

    private static final String WORKERS = """
            order-events 500 768 2 16
            mailer 250 384 2 10
            push-notes 250 256 2 12
            image-scaler 2000 2048 2 14
            search-indexer 1000 2048 2 10
            fraud-scores 1000 1536 2 16
            stock-sync 500 512 2 8
            price-sync 500 512 2 8
            click-stream 500 1024 3 24
            invoice-writer 500 768 2 8
            """;

    private static final String INTERNALS = """
            ledger 500 1024 3 6
            backoffice 500 1024 2 6
            support-desk 250 512 2 6
            warehouse 500 768 2 8
            feature-flags 250 256 3 4
            metrics-store 2000 8192 2 3
            log-store 2000 6144 3 4
            scheduler 250 256 2 2
            """;

    /** All forty, in a fixed order. */
    static List<Service> all() {
        var services = new ArrayList<Service>();
        add(services, Tier.FRONTEND, FRONTENDS);
        add(services, Tier.API, APIS);
        add(services, Tier.WORKER, WORKERS);
        add(services, Tier.INTERNAL, INTERNALS);
        return services;
    }

    private static void add(List<Service> services, Tier tier, String table) {
        table.lines()
                .map(line -> line.split(" ", -1))
                .forEach(row -> services.add(new Service(
                        row[0],
                        tier,
                        new Size(Integer.parseInt(row[1]), Integer.parseInt(row[2])),
                        Integer.parseInt(row[3]),
                        Integer.parseInt(row[4]))));
    }
}
