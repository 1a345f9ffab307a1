package dev.plimsoll.daemon.plan;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.TypeOffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where the instance types of a plan come from. */
public interface TypeTable {

    /** Null if there is none of this name. */
    @Nullable
    TypeOffer find(String name);

    /** That there is none of this name, and what to do. */
    String whyUnknown(String name);

    /** Which prices these types have, for those who read a plan. */
    String origin(Collection<String> types);

    /** What nodes never see of their memory, where that is not known already. */
    MemoryOverhead overhead();

    /** The types of a CSV table that says what their nodes have for pods. */
    static TypeTable ofFile(Path file) throws IOException {
        return InstanceTypesFile.read(file, InstanceTypesFile.Columns.ALLOCATABLE);
    }

    /** The types that the program knows. */
    static TypeTable of(Catalogue catalogue) {
        return new TypeTable() {
            @Override
            public @Nullable TypeOffer find(String name) {
                InstanceType type = catalogue.find(name);
                return type == null ? null : TypeOffer.nominal(type);
            }

            @Override
            public String whyUnknown(String name) {
                return catalogue.whyUnknown(name)
                        + " Correct the name, or give a table of your own with --instance-types";
            }

            @Override
            public String origin(Collection<String> types) {
                return catalogue.origin(types);
            }

            @Override
            public MemoryOverhead overhead() {
                return catalogue.overhead();
            }
        };
    }
}
