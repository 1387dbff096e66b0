package io.repstream.perf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.perf.conformance.Clause.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md and the list of clauses say the same. */
class ClauseTest {
  private static final Path TEXT = Path.of("../machine-gateway/PROTOCOL.md");

  @Test
  void standsInTheProtocolWordForWord() throws IOException {
    List<String> rows =
        Files.readAllLines(TEXT).stream()
            .filter(line -> line.matches("\\| [A-Z]\\d \\|.*"))
            .toList();
    assertThat(rows).isEqualTo(Stream.of(Clause.values()).map(ClauseTest::row).toList());
  }

  private static String row(Clause clause) {
    String of =
        clause.binds(Side.MACHINE) && clause.binds(Side.GATEWAY)
            ? "both"
            : Stream.of(Side.values())
                .filter(clause::binds)
                .map(side -> side.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    return "| %s | %s | %s | [%s](#%s) |"
        .formatted(clause, clause.text(), of, clause.section().replace('-', ' '), clause.section());
  }

  @Test
  void refersToSectionsThatThereAre() throws IOException {
    List<String> anchors =
        Files.readAllLines(TEXT).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(Stream.of(Clause.values()).map(Clause::section)).isSubsetOf(anchors);
  }
}
