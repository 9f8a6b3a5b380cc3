package org.onrecord.step;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Asks several questions of tables at once. A report is dozens of small queries, and while Spark
 * plans one, all cores but one are idle.
 *
 * <p>Questions begin in the order in which they are asked: one may wait for the answer to an
 * earlier one.
 */
final class Questions implements AutoCloseable {
  private static final int AT_ONCE = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "onrecord-question");
            thread.setDaemon(true);
            return thread;
          });

  /** Asks; the answer is waited for when it is got, and a failure is thrown there as it was. */
  <T> Supplier<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, threads);
    return () -> {
      try {
        return answer.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
