package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which persistent volumes are attached to which nodes. */
final class Attachments {

    private final SortedMap<String, Attachment> byName = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> volumesByNode = new HashMap<>();

    private record Attachment(String node, String volume) {}

    /** Returns whether that changes anything. An attachment of an inline volume is for no persistent one. */
    boolean add(VolumeAttachment object) {
        String name = object.getMetadata().getName();
        VolumeAttachmentSource source = object.getSpec().getSource();
        String volume = source == null ? null : source.getPersistentVolumeName();
        String node = RequiredField.of(object.getSpec().getNodeName(), "VolumeAttachment " + name, "spec.nodeName");
        var read = new Attachment(node, volume == null ? "" : volume);
        Attachment before = byName.put(name, read);
        if (read.equals(before)) {
            return false;
        }
        forget(name, before);
        volumesByNode.computeIfAbsent(read.node(), any -> new TreeMap<>()).put(name, read.volume());
        return true;
    }

    boolean remove(String name) {
        Attachment before = byName.remove(name);
        forget(name, before);
        return before != null;
    }

    private void forget(String name, @Nullable Attachment gone) {
        SortedMap<String, String> there = gone == null ? null : volumesByNode.get(gone.node());
        if (gone != null && there != null) {
            there.remove(name);
            if (there.isEmpty()) {
                volumesByNode.remove(gone.node());
            }
        }
    }

    String nodeOf(String name) {
        Attachment known = byName.get(name);
        return known == null ? "" : known.node();
    }

    List<String> nodesOf(String volume) {
        return byName.values().stream()
                .filter(attachment -> attachment.volume().equals(volume))
                .map(Attachment::node)
                .sorted()
                .distinct()
                .toList();
    }

    /** In the order of the attachments' names. */
    Collection<String> volumesOn(String node) {
        SortedMap<String, String> there = volumesByNode.get(node);
        return there == null ? List.of() : there.values();
    }
}
