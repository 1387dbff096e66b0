package io.repstream.dev.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.dev.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenIT {
  @TempDir Path directory;
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Queue<ChildExit> exits = new ConcurrentLinkedQueue<>();

  @Test
  void endsTheNewestChildFirst() throws Exception {
    Path diary = directory.resolve("diary");
    try (Children children = children(Duration.ofSeconds(20))) {
      children.start(service("gateway", diary), exits::add);
      await().until(() -> linesOf(diary).contains("started gateway"));
      children.start(service("api", diary), exits::add);
      await().until(() -> linesOf(diary).contains("started api"));
    }

    assertThat(linesOf(diary))
        .containsExactly("started gateway", "started api", "stopped api", "stopped gateway");
    assertThat(heard).containsExactly("stopping api", "stopped", "stopping gateway", "stopped");
  }

  @Test
  void killsAChildThatDoesNotEndInTime() throws Exception {
    long child;
    try (Children children = children(Duration.ofMillis(300))) {
      child = start(children, "trap '' TERM; echo deaf; while :; do sleep 0.1; done");
      await().until(() -> linesOf(log()).contains("deaf"));
    }

    await().until(() -> ProcessHandle.of(child).isEmpty());
    assertThat(heard).containsExactly("stopping child", "killed");
  }

  @Test
  void reportsAChildThatEndsByItself() throws Exception {
    try (Children children = children(Duration.ofSeconds(5))) {
      start(children, "echo 'out of memory'; exit 7");

      await().until(() -> !exits.isEmpty());

      assertThat(exits).containsExactly(new ChildExit("child", 7, log()));
      assertThat(exits.element().manner()).isEqualTo("ended with status 7");
      assertThat(LogTail.of(log(), 3)).containsExactly("out of memory");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void keepsTheLogOfTheRunBefore() throws Exception {
    for (String run : List.of("first", "second")) {
      try (Children children = children(Duration.ofSeconds(5))) {
        start(children, "echo " + run);
        await().until(() -> linesOf(log()).contains(run));
      }
    }

    assertThat(directory.resolve("child.log.1")).hasContent("first");
    assertThat(log()).hasContent("second");
  }

  private Children children(Duration kindness) {
    return new Children(ChildSpawner.plain(), kindness, new RecordingListener());
  }

  private long start(Children children, String script) throws IOException {
    ChildSpec spec =
        new ChildSpec("child", List.of("sh", "-c", script), Map.of(), directory, log());
    return children.start(spec, exits::add);
  }

  private ChildSpec service(String name, Path diary) {
    List<String> command = JavaProcess.command(FakeService.class, diary.toString(), name);
    return new ChildSpec(name, command, Map.of(), directory, directory.resolve(name + ".log"));
  }

  private Path log() {
    return directory.resolve("child.log");
  }

  private static List<String> linesOf(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private final class RecordingListener implements StopListener {
    @Override
    public void stopping(String child) {
      heard.add("stopping " + child);
    }

    @Override
    public void stopped() {
      heard.add("stopped");
    }

    @Override
    public void killed() {
      heard.add("killed");
    }
  }
}
