package dev.plimsoll.core.model;

import java.util.List;

/** Everything but size, labels and priority that the scheduler reads of a pod. */
public record SchedulingRules(
        NodeAffinity nodeAffinity,
        List<Toleration> tolerations,
        List<TopologySpreadConstraint> spread,
        PodAffinityTerm.Terms podAffinity,
        Attachments attachments) {

    /** A pod that asks for nothing special. */
    public static final SchedulingRules NONE =
            new SchedulingRules(NodeAffinity.NONE, List.of(), List.of(), PodAffinityTerm.Terms.NONE, Attachments.NONE);

    public SchedulingRules {
        tolerations = List.copyOf(tolerations);
        spread = List.copyOf(spread);
    }

    /**
     * What of the node and the cluster a pod occupies or needs besides resources: ports, a volume that is in these zones
     * (none listed: anywhere), volumes by name, further conditions, and what only scores read.
     */
    public record Attachments(
            List<HostPort> hostPorts,
            List<String> volumeZones,
            List<PodVolume> volumes,
            Conditions conditions,
            ScoreInputs scoreInputs) {

        public static final Attachments NONE = new Attachments(List.of(), List.of());

        public Attachments {
            hostPorts = List.copyOf(hostPorts);
            volumeZones = List.copyOf(volumeZones);
            volumes = List.copyOf(volumes);
        }

        /** Ports and zonal volumes alone. */
        public Attachments(List<HostPort> hostPorts, List<String> volumeZones) {
            this(hostPorts, volumeZones, List.of(), Conditions.NONE, ScoreInputs.NONE);
        }

        public Attachments withVolumes(List<String> changedZones, List<PodVolume> changed) {
            return new Attachments(hostPorts, changedZones, changed, conditions, scoreInputs);
        }
    }

    /**
     * Further conditions: gates that keep the pod out of the queue, the one node it names ("" for none), features that the
     * node must declare, and claims to dynamically allocated resources, which are not modelled.
     */
    public record Conditions(
            List<String> schedulingGates, String nodeName, List<String> declaredFeatures, List<String> resourceClaims) {

        public static final Conditions NONE = new Conditions(List.of(), "", List.of(), List.of());

        public Conditions {
            schedulingGates = List.copyOf(schedulingGates);
            declaredFeatures = List.copyOf(declaredFeatures);
            resourceClaims = List.copyOf(resourceClaims);
        }
    }

    public SchedulingRules withNodeAffinity(NodeAffinity changed) {
        return new SchedulingRules(changed, tolerations, spread, podAffinity, attachments);
    }

    public SchedulingRules withTolerations(List<Toleration> changed) {
        return new SchedulingRules(nodeAffinity, changed, spread, podAffinity, attachments);
    }

    public SchedulingRules withSpread(List<TopologySpreadConstraint> changed) {
        return new SchedulingRules(nodeAffinity, tolerations, changed, podAffinity, attachments);
    }

    public SchedulingRules withPodAffinity(PodAffinityTerm.Terms changed) {
        return new SchedulingRules(nodeAffinity, tolerations, spread, changed, attachments);
    }

    public SchedulingRules withAttachments(Attachments changed) {
        return new SchedulingRules(nodeAffinity, tolerations, spread, podAffinity, changed);
    }

    /** Whether the tolerations consent to every one of these taints that keeps pods off. */
    public boolean toleratesAllHard(List<Taint> taints) {
        for (Taint taint : taints) {
            if (taint.isHard() && !tolerates(taint)) {
                return false;
            }
        }
        return true;
    }

    public boolean tolerates(Taint taint) {
        for (Toleration toleration : tolerations) {
            if (toleration.tolerates(taint)) {
                return true;
            }
        }
        return false;
    }
}
