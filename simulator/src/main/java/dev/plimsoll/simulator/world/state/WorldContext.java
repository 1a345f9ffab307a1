package dev.plimsoll.simulator.world.state;

import dev.plimsoll.simulator.engine.Engine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the parts of a world share: its time, who is told of happenings, and which parts look different since last seen. */
public final class WorldContext {

    /** What an observation consists of. */
    public enum Part {
        NODES,
        UNSCHEDULABLE_PODS,
        GROUPS,
        BUDGETS
    }

    private final Engine engine;
    private final Announcements announcements = new Announcements();
    private final List<Runnable> onChange = new ArrayList<>();
    private final Set<Part> changed = EnumSet.allOf(Part.class);

    public WorldContext(Engine engine) {
        this.engine = engine;
    }

    public Engine engine() {
        return engine;
    }

    public long now() {
        return engine.nowMillis();
    }

    public Instant instant() {
        return Instant.ofEpochMilli(engine.nowMillis());
    }

    /** Tell this what happens. */
    public WorldListener announce() {
        return announcements;
    }

    public void listen(WorldListener listener) {
        announcements.add(listener);
    }

    public void onChange(Runnable callback) {
        onChange.add(callback);
    }

    public void changed(Part part) {
        changed.add(part);
        for (int i = 0; i < onChange.size(); i++) {
            onChange.get(i).run();
        }
    }

    /** Whether the part has changed since it was last asked for. */
    public boolean takeChange(Part part) {
        return changed.remove(part);
    }
}
