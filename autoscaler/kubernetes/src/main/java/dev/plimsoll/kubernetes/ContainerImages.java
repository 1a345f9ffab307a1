package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ScoreInputs;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The images a pod needs on its node. */
final class ContainerImages {

    private ContainerImages() {}

    static ScoreInputs.Images of(PodSpec spec) {
        var names = new ArrayList<String>();
        for (Container container : spec.getInitContainers()) {
            names.add(normalised(container.getImage()));
        }
        for (Container container : spec.getContainers()) {
            names.add(normalised(container.getImage()));
        }
        for (Volume volume : spec.getVolumes()) {
            if (volume.getImage() != null) {
                names.add(normalised(volume.getImage().getReference()));
            }
        }
        return new ScoreInputs.Images(
                names, spec.getInitContainers().size() + spec.getContainers().size());
    }

    /** The name with the tag that is meant when none is given. */
    private static String normalised(@Nullable String name) {
        if (name == null) {
            return "";
        }
        return name.lastIndexOf(':') <= name.lastIndexOf('/') ? name + ":latest" : name;
    }
}
