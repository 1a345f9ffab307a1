package dev.plimsoll.simulator.measure;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.measure.CurveSampler.Series;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.math.BigInteger;
import java.util.List;

/** Measures a run as it happens: exactly, at every change. */
public final class Metering implements WorldListener {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final RunResult.Run run;
    private final CurveSampler curve;
    private final Accounts accounts;
    private final WaitingTally waiting = new WaitingTally();
    private final ScaleTally scaling = new ScaleTally();
    private final WorkTally work;
    private final StepIntegral readyCpuMillis;
    private final StepIntegral readyMemoryBytes;
    private final StepIntegral readyGpus;

    public Metering(RunResult.Run run, WorldSettings.Billing billing) {
        this.run = run;
        this.curve = new CurveSampler(run.startMillis(), run.endMillis(), CurveSampler.STRETCHES);
        this.work = new WorkTally(run.startMillis());
        this.accounts = new Accounts(billing.minimum(), curve);
        this.readyCpuMillis = new StepIntegral(run.startMillis(), 0);
        this.readyMemoryBytes = new StepIntegral(run.startMillis(), 0);
        this.readyGpus = new StepIntegral(run.startMillis(), 0);
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        if (!pod.isDaemon()) {
            curve.add(nowMillis, Series.PENDING_PODS, 1);
            waiting.created(pod);
        }
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        if (!pod.isDaemon()) {
            curve.add(nowMillis, Series.PENDING_PODS, -1);
            waiting.bound(nowMillis, pod);
        }
        request(nowMillis, pod, 1);
        accounts.load(nowMillis, node, pod, 1);
    }

    @Override
    public void podRunning(long nowMillis, SimulatedPod pod) {
        work.running(nowMillis, pod);
    }

    @Override
    public void podEvicted(long nowMillis, SimulatedPod pod) {
        work.thrownOff(nowMillis, pod);
        scaling.evicted();
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        SimulatedNode node = pod.node();
        if (node == null) {
            curve.add(nowMillis, Series.PENDING_PODS, -1);
            waiting.endedUnbound(nowMillis, pod);
            return;
        }
        request(nowMillis, pod, -1);
        accounts.load(nowMillis, node, pod, -1);
        if (end == PodEnd.NODE_LOST && !pod.isDaemon()) {
            work.thrownOff(nowMillis, pod);
            scaling.evicted();
        }
        work.ended(pod);
    }

    private void request(long nowMillis, SimulatedPod pod, int sign) {
        work.request(nowMillis, pod, sign);
        Resources requests = pod.shape().requests();
        curve.add(nowMillis, Series.CPU_MILLIS_REQUESTED, sign * requests.cpuMillis());
        curve.add(nowMillis, Series.MEMORY_BYTES_REQUESTED, sign * requests.memoryBytes());
        curve.add(nowMillis, Series.GPUS_REQUESTED, sign * requests.other(Resources.GPU));
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        ready(nowMillis, node.node().allocatable(), 1);
    }

    @Override
    public void nodeNotReady(long nowMillis, SimulatedNode node) {
        ready(nowMillis, node.node().allocatable(), -1);
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        if (node.node().status().ready()) {
            ready(nowMillis, node.node().allocatable(), -1);
        }
    }

    private void ready(long nowMillis, Resources allocatable, int sign) {
        readyCpuMillis.add(nowMillis, sign * allocatable.cpuMillis());
        readyMemoryBytes.add(nowMillis, sign * allocatable.memoryBytes());
        readyGpus.add(nowMillis, sign * allocatable.other(Resources.GPU));
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        scaling.launched(nowMillis, instance);
    }

    @Override
    public void instanceRunning(long nowMillis, SimulatedInstance instance) {
        accounts.open(nowMillis, instance);
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        scaling.givenBack(nowMillis, instance);
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        accounts.close(nowMillis, instance);
    }

    @Override
    public void finished(long nowMillis) {
        accounts.closeAll(nowMillis);
        waiting.finished(nowMillis);
    }

    /** Of a finished run, with its nodes at these moments; the offers are all machines that could have been bought. */
    public RunResult result(List<Course.Moment> moments, List<LeastDollars.Offer> offers) {
        var money = new RunResult.Money(
                accounts.microDollars(),
                accounts.wasteMicroDollars(),
                accounts.nodeMillis(),
                new RunResult.Allocation(
                        share(Series.CPU_MILLIS_REQUESTED, readyCpuMillis),
                        share(Series.MEMORY_BYTES_REQUESTED, readyMemoryBytes),
                        share(Series.GPUS_REQUESTED, readyGpus)),
                new RunResult.Work(
                        work.coreHours(run.endMillis()),
                        work.lostPodHours(),
                        LeastDollars.microDollars(
                                offers,
                                new LeastDollars.Requested(
                                        hours(Series.CPU_MILLIS_REQUESTED),
                                        hours(Series.MEMORY_BYTES_REQUESTED),
                                        hours(Series.GPUS_REQUESTED)))));
        return new RunResult(
                run,
                money,
                waiting.result(),
                scaling.counts(waiting.neverPlaced()),
                new Course(curve.curve(), moments));
    }

    private double hours(Series requested) {
        return curve.total(requested).doubleValue() / MILLIS_PER_HOUR;
    }

    private double share(Series requested, StepIntegral ready) {
        BigInteger had = ready.until(run.endMillis());
        return had.signum() == 0 ? 0 : curve.total(requested).doubleValue() / had.doubleValue();
    }
}
