package org.onrecord.reliability;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test of minutes, with real processes, of a class named {@code …Trial}: {@code ./check --all}
 * runs it, and not again on a commit on which it has passed.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Trial.OncePerCommit.class)
@interface Trial {

  /** Leaves word of what has passed, and skips it the next time. */
  final class OncePerCommit implements ExecutionCondition, AfterTestExecutionCallback {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        Path passed = passed(context);
        return Files.exists(passed) && Files.readString(passed).equals(Commit.current())
            ? ConditionEvaluationResult.disabled("passed before on " + Commit.current())
            : ConditionEvaluationResult.enabled("not yet tried on " + Commit.current());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
      if (context.getExecutionException().isEmpty() && !Commit.current().endsWith("+")) {
        Path passed = passed(context);
        Files.createDirectories(passed.getParent());
        Files.writeString(passed, Commit.current());
      }
    }

    private static Path passed(ExtensionContext context) {
      return Ledger.passed(
          context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getTestMethod().map(java.lang.reflect.Method::getName).orElse("class"));
    }
  }
}
