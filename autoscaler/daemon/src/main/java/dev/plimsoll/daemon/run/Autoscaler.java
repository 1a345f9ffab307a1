package dev.plimsoll.daemon.run;

import dev.plimsoll.aws.GroupActuator;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.PatientWire;
import dev.plimsoll.aws.RetryPolicy;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.KubernetesSettings;
import dev.plimsoll.configuration.ServerSettings;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.daemon.fleet.ConfigMapMemory;
import dev.plimsoll.daemon.fleet.FencedActuator;
import dev.plimsoll.daemon.fleet.FencedApiServer;
import dev.plimsoll.daemon.fleet.FleetSource;
import dev.plimsoll.daemon.fleet.LiveActuator;
import dev.plimsoll.daemon.fleet.LiveObserver;
import dev.plimsoll.daemon.fleet.MemoryKeeper;
import dev.plimsoll.daemon.http.Endpoint;
import dev.plimsoll.daemon.http.WebPage;
import dev.plimsoll.daemon.tell.CountingApiServer;
import dev.plimsoll.daemon.tell.EventTeller;
import dev.plimsoll.daemon.tell.GroupWarnings;
import dev.plimsoll.daemon.tell.Listeners;
import dev.plimsoll.daemon.tell.LoopLog;
import dev.plimsoll.daemon.tell.LoopMetrics;
import dev.plimsoll.daemon.tell.Status;
import dev.plimsoll.daemon.tell.StatusBoard;
import dev.plimsoll.daemon.tell.StatusText;
import dev.plimsoll.kubernetes.act.ConfigMapStore;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.kubernetes.act.Evictions;
import dev.plimsoll.kubernetes.act.LastLook;
import dev.plimsoll.kubernetes.act.LiveRules;
import dev.plimsoll.kubernetes.act.NodeTaints;
import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.WatchLimits;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import dev.plimsoll.solver.PlannerChoice;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon, wired: the control loop with the live world behind its ports, and everything that tells of it. */
public final class Autoscaler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.plans");

    /** What a round under way may take to end when the program is stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A call to AWS may take as long as its answer is waited for, and must have ended before another replica may act. */
    private static final LeaseElection.Timing LEASE =
            new LeaseElection.Timing(Duration.ofSeconds(40), Duration.ofSeconds(8), Duration.ofSeconds(20));

    /** Of the ConfigMap that a memory which cannot be read is put into. */
    static final String ASIDE = "-unreadable";

    /** Longer than the calls of any other thread of ours take together. */
    private static final Duration PATIENCE_WITH_THREADS = Duration.ofMinutes(2);

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Options options;
    private final ApiServer api;
    private final ApiServer fenced;
    private final SteadyTime time = new SteadyTime();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LoopMetrics metrics = new LoopMetrics(registry);
    private final StatusBoard board = new StatusBoard();
    private final Catalogue catalogue;
    private final LiveCluster cluster;
    private final LeaseElection election;
    private final FleetSource fleet;
    private final LiveObserver observer;
    private final Events events;
    private final Rounds rounds;
    private final Health health;
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final MemoryKeeper memory;
    private @Nullable Endpoint pages;
    private @Nullable Endpoint probes;

    /** What it is told at its start: its configuration, its own name, whether it only says what it would do, and who else listens. */
    public record Options(Configuration configuration, String identity, boolean dryRun, List<Listener> listeners) {
        public Options {
            listeners = List.copyOf(listeners);
        }
    }

    /** The wires it acts through. */
    public record Wires(ApiServer kubernetes, AwsWire aws) {}

    public Autoscaler(Options options, Wires wires) {
        this.options = options;
        Configuration configuration = options.configuration();
        api = new CountingApiServer(wires.kubernetes(), registry);
        KubernetesSettings names = configuration.kubernetes();
        OwnershipTags tags = OwnedGroups.tags(configuration.groups());
        var aws = new PatientWire(
                wires.aws(), RetryPolicy.standard(configuration.planning().seed()), time, metrics);
        catalogue = Catalogue.of(configuration.instances());
        cluster = new LiveCluster(
                api,
                new WatchSettings(
                        WatchSettings.Timing.DEFAULT,
                        Set.copyOf(names.schedulers()),
                        1,
                        WatchLimits.ofHeap(Runtime.getRuntime().maxMemory())),
                time,
                Pauses.SLEEPING);
        election = new LeaseElection(
                api,
                new LeaseElection.Terms(names.namespace(), names.lease(), options.identity(), LEASE),
                time,
                Pauses.SLEEPING);
        fleet = new FleetSource(
                new GroupDiscovery(aws, tags, catalogue),
                new ScalingActivities(aws),
                new FleetSource.Pace(
                        configuration.rounds().groupsMoving(),
                        configuration.rounds().groupsStill()));
        events = new Events(api, time, Pauses.SLEEPING, options.identity());
        fenced = new FencedApiServer(election::mayAct, api);
        memory = options.dryRun()
                ? MemoryKeeper.FORGETFUL
                : new ConfigMapMemory(
                        store(names.memoryConfigMap()), store(names.memoryConfigMap() + ASIDE), election::mayAct);
        observer = new LiveObserver(fleet, cluster, configuration.groups().spot(), catalogue.overhead());
        Actuator actuator = actuator(new GroupActuator(aws, tags, election::mayAct));
        var listener = new Listeners(listeners());
        rounds = new Rounds(
                new Leadership(
                        this::isLeading,
                        memory,
                        kept -> loop(new ControlLoop.Ports(observer, actuator, memory, listener), kept)),
                configuration.rounds(),
                time,
                metrics::round);
        health = new Health(cluster, election, time);
        cluster.listen(rounds::wake);
    }

    private ConfigMapStore store(String name) {
        return new ConfigMapStore(
                fenced,
                new ConfigMapStore.Place(options.configuration().kubernetes().namespace(), name, "memory"));
    }

    private Actuator actuator(GroupActuator aws) {
        if (options.dryRun()) {
            return (action, now) -> new Outcome.Refused("dry run: nothing is changed");
        }
        Settings.Removals removals = options.configuration().autoscaler().removals();
        var rules = new LiveRules(removals.pods(), cluster::budgets, time);
        var kubernetes = new LiveActuator.Kubernetes(
                new NodeTaints(fenced),
                new Evictions(fenced, cluster::uidOf, rules::whyKept),
                new LastLook(api, Removal.OURS, removals.nodes(), rules::endsWithItsNode));
        return new FencedActuator(election::mayAct, new LiveActuator(kubernetes, aws, fleet));
    }

    private List<Listener> listeners() {
        var listeners = new ArrayList<Listener>(List.of(new LoopLog(), metrics, board));
        KubernetesSettings names = options.configuration().kubernetes();
        BiConsumer<Events.Event, Instant> post = options.dryRun() ? (event, now) -> {} : events::post;
        listeners.add(new EventTeller(post, cluster::uidOf));
        listeners.add(new GroupWarnings(
                observer::warnings, post, Events.Regarding.configMap(names.namespace(), names.statusConfigMap())));
        listeners.addAll(options.listeners());
        return listeners;
    }

    private ControlLoop loop(ControlLoop.Ports ports, Memory memory) {
        Configuration configuration = options.configuration();
        Settings settings = configuration.autoscaler();
        Planner planner = PlannerChoice.inRealTime(settings.expansion(), configuration.planning(), System::nanoTime)
                .forRounds(Autoscaler::tellOfRefused);
        return new ControlLoop(ports, new Decider(planner, settings), new ControlLoop.Start(memory, settings));
    }

    private static void tellOfRefused(List<PlanViolation> violations) {
        LOG.warn(
                "a plan did not stand up to checking, so that another was made; the record of this round holds the case: {}",
                violations.stream().map(PlanViolation::message).toList());
    }

    private boolean isLeading() {
        return options.dryRun() || election.mayAct();
    }

    /** Serves its pages, follows the cluster, stands for election and goes its rounds, each on a thread of its own. */
    public void start() throws IOException {
        serve();
        prepare();
        begin("rounds", rounds, rounds::lastTurn, rounds.patience());
    }

    /** Whoever only says what it would do serves nobody but who sits at the machine. */
    private void serve() throws IOException {
        ServerSettings server = options.configuration().server();
        probes = Endpoint.open(
                "server.healthAddress and server.healthPort",
                address(server.healthAddress(), server.healthPort()),
                probePages());
        pages = Endpoint.open("server.address and server.port", address(server.address(), server.port()), pages());
    }

    private InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(options.dryRun() ? LOOPBACK : host, port);
    }

    /** Goes one round by hand, once the cluster is known and we lead; returns whether it came to its end in time. */
    public boolean once(Duration patience) throws IOException, InterruptedException {
        prepare();
        Instant giveUp = time.instant().plus(patience);
        while (!(isLeading() && health.clusterTroubles().isEmpty())) {
            if (time.instant().isAfter(giveUp)) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        rounds.round();
        return rounds.trouble().isEmpty();
    }

    private void prepare() throws IOException {
        cluster.start();
        if (!options.dryRun()) {
            KubernetesSettings names = options.configuration().kubernetes();
            begin("election", election, election::lastStep, PATIENCE_WITH_THREADS);
            begin("events", events, events::lastTurn, PATIENCE_WITH_THREADS);
            var status = new StatusKeeper(
                    () -> isLeading() ? statusText() : "",
                    new StatusConfigMap(api, names.namespace(), names.statusConfigMap()),
                    time,
                    Pauses.SLEEPING);
            begin("status", status, status::lastTurn, PATIENCE_WITH_THREADS);
        }
    }

    private void begin(String name, Runnable work, Supplier<@Nullable Instant> lastTurn, Duration patience) {
        Thread thread = Thread.ofPlatform().name(name).daemon().start(work);
        threads.put(name, thread);
        health.mind(new Pulse(name, lastTurn, patience, () -> !thread.isAlive()));
    }

    /** The port that its pages are served at, once started; -1 before. */
    public int port() {
        return pages == null ? -1 : pages.port();
    }

    /** The port that its health is served at, once started; -1 before. */
    public int healthPort() {
        return probes == null ? -1 : probes.port();
    }

    private Map<String, Supplier<WebPage>> probePages() {
        var pages = new LinkedHashMap<String, Supplier<WebPage>>();
        pages.put("/healthz", () -> WebPage.health(health.dead()));
        pages.put("/readyz", () -> WebPage.health(health.notReady(ownTroubles())));
        return pages;
    }

    private Map<String, Supplier<WebPage>> pages() {
        var pages = new LinkedHashMap<String, Supplier<WebPage>>();
        pages.put("/metrics", () -> new WebPage(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape()));
        pages.put("/status", () -> WebPage.text(statusText()));
        return pages;
    }

    /** How things stand, for people. */
    public String statusText() {
        Status status = board.status();
        var surroundings = new Status.Surroundings(
                options.identity(), election.holder(), isLeading(), catalogue.origin(), troubles());
        return status == null ? StatusText.of(surroundings) : StatusText.of(status, surroundings);
    }

    /** What keeps it from its work, but for what it cannot see of the cluster. */
    private List<String> ownTroubles() {
        var troubles = new ArrayList<String>();
        if (!rounds.trouble().isEmpty()) {
            troubles.add(rounds.trouble());
        }
        String ofAws = fleet.trouble();
        if (ofAws != null) {
            troubles.add("AWS: " + ofAws);
        }
        return troubles;
    }

    private List<String> troubles() {
        var troubles = new ArrayList<>(ownTroubles());
        if (!memory.trouble().isEmpty()) {
            troubles.add(memory.trouble());
        }
        troubles.addAll(GroupWarnings.lines(observer.warnings()));
        health.clusterTroubles().forEach(trouble -> troubles.add("Kubernetes: " + trouble));
        cluster.problems().forEach((object, why) -> troubles.add("Kubernetes: " + object + ": " + why));
        return troubles;
    }

    /** Lets the round under way come to its end, gives the lease back if it has, and stops the rest. */
    @Override
    public void close() {
        try {
            rounds.stop();
            if (hasEnded("rounds")) {
                election.stop();
                boolean _ = hasEnded("election");
            }
            threads.values().forEach(Thread::interrupt);
            for (Thread thread : threads.values()) {
                thread.join();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        cluster.close();
        if (pages != null) {
            pages.close();
        }
        if (probes != null) {
            probes.close();
        }
    }

    private boolean hasEnded(String name) throws InterruptedException {
        Thread thread = threads.get(name);
        return thread == null || thread.join(PATIENCE);
    }
}
