package dev.plimsoll.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A rule that no more than four classes may each need all the others, be it by way of more: such a knot can only be read, moved
 * and tested whole. Nested classes count as the file they are in. To be taken in by {@code ArchTests.in(SmallCircles.class)}.
 */
public final class SmallCircles {

    private static final int MOST_CLASSES = 4;

    @ArchTest
    static final ArchRule noCircleOfManyClasses = classes().should(new BeInNoCircleOfMoreThan(MOST_CLASSES));

    private SmallCircles() {}

    private static final class BeInNoCircleOfMoreThan extends ArchCondition<JavaClass> {
        private final int most;
        private final SortedMap<String, SortedSet<String>> needs = new TreeMap<>();

        BeInNoCircleOfMoreThan(int most) {
            super("be in no circle of more than " + most + " classes");
            this.most = most;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            needs.clear();
            all.forEach(one -> needs.computeIfAbsent(file(one), any -> new TreeSet<>()));
        }

        @Override
        public void check(JavaClass one, ConditionEvents events) {
            SortedSet<String> needed = needs.computeIfAbsent(file(one), any -> new TreeSet<>());
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String target = file(dependency.getTargetClass());
                if (needs.containsKey(target) && !target.equals(file(one))) {
                    needed.add(target);
                }
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            for (SortedSet<String> circle : new Circles(needs).find()) {
                if (circle.size() > most) {
                    events.add(SimpleConditionEvent.violated(
                            circle, circle.size() + " classes need each other: " + String.join(", ", circle)));
                }
            }
        }

        private static String file(JavaClass one) {
            JavaClass outermost = one.getBaseComponentType();
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getName();
        }
    }

    /** Strongly connected components (Tarjan, 1972). */
    private static final class Circles {
        private final SortedMap<String, SortedSet<String>> needs;
        private final Map<String, Integer> numbers = new HashMap<>(); // looked up only, never walked
        private final Map<String, Integer> lowest = new HashMap<>(); // looked up only, never walked
        private final Deque<String> path = new ArrayDeque<>();
        private final List<SortedSet<String>> circles = new ArrayList<>();

        Circles(SortedMap<String, SortedSet<String>> needs) {
            this.needs = needs;
        }

        List<SortedSet<String>> find() {
            for (String start : needs.keySet()) {
                if (!numbers.containsKey(start)) {
                    visit(start);
                }
            }
            return circles;
        }

        private void visit(String one) {
            int number = numbers.size();
            numbers.put(one, number);
            lowest.put(one, number);
            path.push(one);
            for (String other : needs.getOrDefault(one, Collections.emptySortedSet())) {
                if (!numbers.containsKey(other)) {
                    visit(other);
                    lowest.merge(one, lowest.getOrDefault(other, number), Math::min);
                } else if (path.contains(other)) {
                    lowest.merge(one, numbers.getOrDefault(other, number), Math::min);
                }
            }
            if (lowest.getOrDefault(one, number) == number) {
                var circle = new TreeSet<String>();
                String last;
                do {
                    last = path.pop();
                    circle.add(last);
                } while (!last.equals(one));
                circles.add(circle);
            }
        }
    }
}
