package io.repstream.dev.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.dev.JavaProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeashIT {
  private static final List<String> SLEEP = List.of("sleep", "600");
  private static final Duration KINDNESS = Duration.ofSeconds(5);

  @Test
  void endsTheChildrenOfAParentThatWasKilled() throws Exception {
    Process parent = new ProcessBuilder(JavaProcess.command(ParentOfTwo.class)).start();
    try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle first = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      ProcessHandle second = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertThat(first.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      await().atMost(KINDNESS.multipliedBy(2)).until(() -> isGone(first) && isGone(second));
    }
  }

  @Test
  void letsGoOfChildrenWhenItIsClosed() throws Exception {
    Process child;
    try (Leash leash = Leash.start(Detachment.ofThisMachine(), KINDNESS)) {
      child = leash.spawn(new ProcessBuilder(SLEEP));
    }
    try {
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void runsTheCommandItselfUnderTheReportedId() throws Exception {
    try (Leash leash = Leash.start(Detachment.ofThisMachine(), KINDNESS)) {
      Process child = leash.spawn(new ProcessBuilder(SLEEP));

      await().until(() -> child.info().command().orElse("").endsWith("sleep"));

      child.destroy();
      assertThat(child.waitFor()).isEqualTo(143);
    }
  }

  /** Starts two leashed children, says their ids and waits to be killed. */
  public static final class ParentOfTwo {
    private ParentOfTwo() {}

    public static void main(String[] arguments) throws Exception {
      try (Leash leash = Leash.start(Detachment.ofThisMachine(), KINDNESS)) {
        System.out.println(leash.spawn(new ProcessBuilder(SLEEP)).pid());
        System.out.println(leash.spawn(new ProcessBuilder(SLEEP)).pid());
        Thread.currentThread().join();
      }
    }
  }

  // A child without a parent stays in the process table where nobody collects it.
  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().command().isEmpty();
  }
}
