package dev.plimsoll.testkit;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records with every component drawn at random, whatever components they have: nullable ones are null at times, sealed kinds
 * are each of their records, and a part drawn before comes again at times. The same seed gives the same records.
 */
public final class RandomRecords {

    private static final int TRIES = 10_000;
    private static final List<String> WORDS = List.of("", "web", "a/b", "\"quoted\"", "größe", "tab\there", "日本", "\\");

    private final Random random;
    private final Map<Class<?>, Supplier<?>> given = new HashMap<>();
    private final Map<Type, List<Object>> drawn = new HashMap<>();
    private int items = 3;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    /** Draws this type from here, since nothing about it can be told from it. */
    public <T> RandomRecords with(Class<T> type, Supplier<T> source) {
        given.put(type, source);
        return this;
    }

    /** The most items that a list, set or map has. */
    public RandomRecords atMost(int changed) {
        items = changed;
        return this;
    }

    /** One of this type, which must not have type parameters. */
    public <T> T next(Class<T> type) {
        return type.cast(draw(type, Map.of()));
    }

    private @Nullable Object drawAnnotated(AnnotatedType type, Map<String, AnnotatedType> bindings) {
        if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
            return null;
        }
        if (type.getType() instanceof TypeVariable<?> variable) {
            AnnotatedType bound = bindings.get(variable.getName());
            if (bound != null) {
                return drawAnnotated(bound, bindings);
            }
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return drawParameterized(parameterized, bindings);
        }
        if (type.getType() instanceof Class<?> plain) {
            return draw(plain, bindings);
        }
        throw new IllegalStateException("no way to draw " + type + ": teach it here");
    }

    private Object drawParameterized(AnnotatedParameterizedType type, Map<String, AnnotatedType> bindings) {
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
        if (raw == List.class) {
            return list(arguments[0], bindings);
        }
        if (raw == SortedSet.class) {
            return new TreeSet<>(list(arguments[0], bindings));
        }
        if (raw == SortedMap.class) {
            var map = new TreeMap<Object, @Nullable Object>();
            list(arguments[0], bindings).forEach(key -> map.put(key, drawAnnotated(arguments[1], bindings)));
            return map;
        }
        var inner = new HashMap<String, AnnotatedType>();
        for (int i = 0; i < arguments.length; i++) {
            inner.put(raw.getTypeParameters()[i].getName(), arguments[i]);
        }
        return draw(raw, inner);
    }

    private List<Object> list(AnnotatedType of, Map<String, AnnotatedType> bindings) {
        var list = new ArrayList<Object>();
        for (int left = random.nextInt(items + 1); left > 0; left--) {
            Object item = drawAnnotated(of, bindings);
            if (item != null) {
                list.add(item);
            }
        }
        return list;
    }

    private Object draw(Class<?> type, Map<String, AnnotatedType> bindings) {
        Supplier<?> source = given.get(type);
        if (source != null) {
            return source.get();
        }
        if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        }
        if (type.isSealed()) {
            return draw(pick(List.of(type.getPermittedSubclasses())), bindings);
        }
        return type.isRecord() ? record(type, bindings) : simple(type);
    }

    private Object simple(Class<?> type) {
        if (type == String.class) {
            return pick(WORDS) + random.nextInt(20);
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt(-5, 1 << 20);
        } else if (type == long.class || type == Long.class) {
            return random.nextLong(-5, 1L << random.nextInt(1, 60));
        } else if (type == double.class || type == Double.class) {
            return random.nextDouble();
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(1L << 33), random.nextInt(1_000_000_000));
        } else if (type == Duration.class) {
            return Duration.ofSeconds(random.nextLong(1L << 20), random.nextInt(1_000_000_000));
        }
        throw new IllegalStateException("no way to draw a " + type.getName() + ": teach it here, or give a source");
    }

    /** What a record refuses is drawn again. */
    private Object record(Class<?> type, Map<String, AnnotatedType> bindings) {
        List<Object> before = drawn.computeIfAbsent(type, none -> new ArrayList<>());
        if (bindings.isEmpty() && !before.isEmpty() && random.nextInt(3) == 0) {
            return pick(before);
        }
        for (int i = 0; i < TRIES; i++) {
            Object made = tryRecord(type, bindings);
            if (made != null) {
                before.add(made);
                return made;
            }
        }
        throw new IllegalStateException("no " + type.getName() + " that it takes was drawn: give a source for it");
    }

    private @Nullable Object tryRecord(Class<?> type, Map<String, AnnotatedType> bindings) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = drawAnnotated(components[i].getAnnotatedType(), bindings);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException) {
                return null;
            }
            throw new IllegalStateException(type.getName() + " cannot be made", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " cannot be made", impossible);
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
