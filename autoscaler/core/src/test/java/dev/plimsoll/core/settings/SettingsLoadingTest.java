package dev.plimsoll.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The defaults are whole whichever of the settings' classes a program happens to load first. */
class SettingsLoadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Settings",
                "Settings$Purchases",
                "Settings$Removals",
                "Settings$Waits",
                "Settings$Drains",
                "Settings$Guards",
                "Costs",
                "Costs$Moving",
                "Limits"
            })
    void defaultsAreWholeWhateverIsLoadedFirst(String first) throws ReflectiveOperationException {
        var loader = new Anew();
        Class.forName("dev.plimsoll.core.settings." + first, true, loader);

        Class<?> settings = Class.forName("dev.plimsoll.core.settings.Settings", true, loader);
        Object defaults = settings.getField("DEFAULT").get(null);

        for (RecordComponent part : settings.getRecordComponents()) {
            assertThat(part.getAccessor().invoke(defaults)).as(part.getName()).isNotNull();
        }
    }

    /** Defines the settings' classes itself, so that their static parts run once more. */
    private static final class Anew extends ClassLoader {

        Anew() {
            super(SettingsLoadingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.plimsoll.core.settings.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
