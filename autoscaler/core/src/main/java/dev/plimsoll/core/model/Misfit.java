package dev.plimsoll.core.model;

/** Why the scheduler would not put a pod on a node; {@link #plugin} is the kube-scheduler plugin that says so. */
public sealed interface Misfit extends Reason
        permits Misfit.InsufficientResource,
                Misfit.UntoleratedTaint,
                Misfit.NodeUnschedulable,
                Misfit.NodeNotNamed,
                Misfit.NodeAffinityMismatch,
                Misfit.NodeAffinityConflict,
                Misfit.PortTaken,
                Misfit.SpreadTooUneven,
                Misfit.SpreadKeyMissing,
                Misfit.AffinityUnmet,
                Misfit.AntiAffinityViolated,
                Misfit.FeatureUndeclared,
                Misfit.DynamicResourcesNotModelled,
                Misfit.Gated,
                VolumeMisfit {

    String plugin();

    /** Not enough of a resource is left. */
    record InsufficientResource(String resource, long needed, long free) implements Misfit {
        @Override
        public String code() {
            return "InsufficientResource";
        }

        @Override
        public String plugin() {
            return "NodeResourcesFit";
        }

        @Override
        public String message() {
            return "Insufficient " + resource + ": needs " + Amounts.of(resource, needed) + ", "
                    + Amounts.of(resource, free) + " free";
        }
    }

    /** The node has a taint that the pod does not tolerate. */
    record UntoleratedTaint(Taint taint) implements Misfit {
        @Override
        public String code() {
            return "UntoleratedTaint";
        }

        @Override
        public String plugin() {
            return "TaintToleration";
        }

        @Override
        public String message() {
            return "untolerated taint " + taint.key() + (taint.value().isEmpty() ? "" : "=" + taint.value());
        }
    }

    /** The node is cordoned. */
    record NodeUnschedulable() implements Misfit {
        @Override
        public String code() {
            return "NodeUnschedulable";
        }

        @Override
        public String plugin() {
            return "NodeUnschedulable";
        }

        @Override
        public String message() {
            return "node is unschedulable";
        }
    }

    /** The node is not among those that the pod's selector and required node affinity ask for. */
    record NodeAffinityMismatch(NodeAffinity asked) implements Misfit {
        @Override
        public String code() {
            return "NodeAffinityMismatch";
        }

        @Override
        public String plugin() {
            return "NodeAffinity";
        }

        @Override
        public String message() {
            return asked.required().isEmpty()
                    ? "node lacks the labels " + asked.nodeSelector()
                    : "node matches none of the required affinity terms, or lacks the labels " + asked.nodeSelector();
        }
    }

    /** A port of the node is taken. */
    record PortTaken(HostPort port) implements Misfit {
        @Override
        public String code() {
            return "PortTaken";
        }

        @Override
        public String plugin() {
            return "NodePorts";
        }

        @Override
        public String message() {
            return "host port " + port.port() + "/" + port.protocol() + " is taken";
        }
    }

    /** One more pod here would make the spread too uneven. */
    record SpreadTooUneven(String topologyKey, int skew, int maxSkew) implements Misfit {
        @Override
        public String code() {
            return "SpreadTooUneven";
        }

        @Override
        public String plugin() {
            return "PodTopologySpread";
        }

        @Override
        public String message() {
            return "topology spread over " + topologyKey + " would have skew " + skew + ", at most " + maxSkew;
        }
    }

    /** The node is in no domain of the key over which the pod must be spread. */
    record SpreadKeyMissing(String topologyKey) implements Misfit {
        @Override
        public String code() {
            return "SpreadKeyMissing";
        }

        @Override
        public String plugin() {
            return "PodTopologySpread";
        }

        @Override
        public String message() {
            return "node lacks the label " + topologyKey + " of the topology spread";
        }
    }

    /** No pod that this one must be near to is in the node's domain. */
    record AffinityUnmet(String topologyKey) implements Misfit {
        @Override
        public String code() {
            return "AffinityUnmet";
        }

        @Override
        public String plugin() {
            return "InterPodAffinity";
        }

        @Override
        public String message() {
            return "no pod to be near to in this " + topologyKey;
        }
    }

    /** A pod that this one, or that this one's presence, must not be near is in the node's domain. */
    record AntiAffinityViolated(String topologyKey, boolean byExistingPod) implements Misfit {
        @Override
        public String code() {
            return "AntiAffinityViolated";
        }

        @Override
        public String plugin() {
            return "InterPodAffinity";
        }

        @Override
        public String message() {
            return (byExistingPod ? "a pod there keeps this one out of its " : "a pod to stay away from is in this ")
                    + topologyKey;
        }
    }

    /** The pod names another node. */
    record NodeNotNamed(String named) implements Misfit {
        @Override
        public String code() {
            return "NodeNotNamed";
        }

        @Override
        public String plugin() {
            return "NodeName";
        }

        @Override
        public String message() {
            return "the pod names the node " + named;
        }
    }

    /** The pod's node affinity names two nodes at once. */
    record NodeAffinityConflict() implements Misfit {
        @Override
        public String code() {
            return "NodeAffinityConflict";
        }

        @Override
        public String plugin() {
            return "NodeAffinity";
        }

        @Override
        public String message() {
            return "pod affinity terms conflict: no node can have two names";
        }
    }

    /** The pod needs a feature that the node does not declare. */
    record FeatureUndeclared(String feature) implements Misfit {
        @Override
        public String code() {
            return "FeatureUndeclared";
        }

        @Override
        public String plugin() {
            return "NodeDeclaredFeatures";
        }

        @Override
        public String message() {
            return "node does not declare the feature " + feature;
        }
    }

    /** The pod claims dynamically allocated resources, of which nothing is known here. */
    record DynamicResourcesNotModelled(String claim) implements Misfit {
        @Override
        public String code() {
            return "DynamicResourcesNotModelled";
        }

        @Override
        public String plugin() {
            return "DynamicResources";
        }

        @Override
        public String message() {
            return "the resource claim " + claim + " needs dynamic resource allocation, which is not modelled";
        }
    }

    /** The pod is kept out of the scheduler's queue. */
    record Gated(String gate) implements Misfit {
        @Override
        public String code() {
            return "Gated";
        }

        @Override
        public String plugin() {
            return "SchedulingGates";
        }

        @Override
        public String message() {
            return "waiting for the scheduling gate " + gate;
        }
    }
}
