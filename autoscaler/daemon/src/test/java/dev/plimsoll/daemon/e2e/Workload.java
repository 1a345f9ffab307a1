package dev.plimsoll.daemon.e2e;

/** A Deployment of pods that ask for cpu and a gibibyte each, as YAML; more of the pods' spec may follow. */
record Workload(String name, int replicas, String cpu, String spec) {

    static Workload of(String name, int replicas, String cpu) {
        return new Workload(name, replicas, cpu, "");
    }

    /** Only on nodes with this label, whose taint is tolerated. */
    Workload onPool(String pool) {
        return with("nodeSelector: {pool: %s}\ntolerations: [{key: dedicated, operator: Exists}]\n".formatted(pool));
    }

    /** Evenly over zones. */
    Workload spreadOverZones() {
        return with("""
                topologySpreadConstraints:
                  - {topologyKey: topology.kubernetes.io/zone, maxSkew: 1, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: %s}}}
                """.formatted(name));
    }

    /** No two on one node. */
    Workload apart() {
        return with("""
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: %s}}}
                """.formatted(name));
    }

    /** On any node but this. */
    Workload notOn(String node) {
        return with("""
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions: [{key: kubernetes.io/hostname, operator: NotIn, values: [%s]}]
                """.formatted(node));
    }

    private Workload with(String more) {
        return new Workload(name, replicas, cpu, spec + more);
    }

    String yaml() {
        return yaml("");
    }

    /** With an annotation (key: value) of its pods. */
    String yaml(String annotation) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}, annotations: {%5$s}}
                    spec:
                      containers: [{name: main, image: none, resources: {requests: {cpu: %3$s, memory: 1Gi}}}]
                %4$s""".formatted(name, replicas, cpu, spec.indent(6), annotation);
    }
}
