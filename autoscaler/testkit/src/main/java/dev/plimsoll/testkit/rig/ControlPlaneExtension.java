package dev.plimsoll.testkit.rig;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the {@link ControlPlane} they ask for as a parameter: one for all tests of a class, started for the first and
 * ended after the last. Where there can be none the tests are skipped, with the reason.
 */
public final class ControlPlaneExtension implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace ONE_A_CLASS =
            ExtensionContext.Namespace.create(ControlPlaneExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = ControlPlane.missing();
        return missing == null
                ? ConditionEvaluationResult.enabled("a control plane can be started")
                : ConditionEvaluationResult.disabled("no control plane: " + missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ControlPlane.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ofTheClass(context).getStore(ONE_A_CLASS).getOrComputeIfAbsent(ControlPlane.class, any -> {
            try {
                return ControlPlane.start();
            } catch (IOException failed) {
                throw new IllegalStateException("the control plane did not start", failed);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the control plane had no time to start", hurried);
            }
        });
    }

    private static ExtensionContext ofTheClass(ExtensionContext context) {
        ExtensionContext outer = context;
        while (outer.getTestMethod().isPresent()) {
            outer = outer.getParent().orElseThrow();
        }
        return outer;
    }
}
