package dev.plimsoll.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the scheduler's scores read of a pod: its requests with the scheduler's own defaults filled in (null: derived
 * from the sums), its images, and the selector of its kind by its Services and controller (null: of no kind).
 */
public record ScoreInputs(
        @Nullable DefaultedRequests requests,
        Images images,
        @Nullable LabelSelector kind) {

    /** Nothing known beyond what the filters read. */
    public static final ScoreInputs NONE = new ScoreInputs(null, Images.NONE, null);

    /** What a container silent about cpu counts for in scores. */
    public static final long DEFAULT_CPU_MILLIS = 100;

    /** What a container silent about memory counts for in scores. */
    public static final long DEFAULT_MEMORY_BYTES = 200L << 20;

    /**
     * Requests in which each silent container counts for the defaults. A pod with requests of its own level counts
     * otherwise while pending than once it is placed.
     */
    public record DefaultedRequests(
            long pendingCpuMillis, long pendingMemoryBytes, long placedCpuMillis, long placedMemoryBytes) {

        /** Of a pod with one container. */
        static DefaultedRequests of(Resources requests) {
            long cpu = requests.cpuMillis() == 0 ? DEFAULT_CPU_MILLIS : requests.cpuMillis();
            long memory = requests.memoryBytes() == 0 ? DEFAULT_MEMORY_BYTES : requests.memoryBytes();
            return new DefaultedRequests(cpu, memory, cpu, memory);
        }
    }

    /** The images of all containers and image volumes by normalised name, one entry a use, and the number of containers. */
    public record Images(List<String> names, int containers) {

        public static final Images NONE = new Images(List.of(), 0);

        public Images {
            names = List.copyOf(names);
        }
    }

    /** The given defaulted requests, or those of a pod of one container with these sums. */
    public DefaultedRequests requestsOr(Resources sums) {
        return requests == null ? DefaultedRequests.of(sums) : requests;
    }
}
