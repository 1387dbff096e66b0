package io.repstream.perf.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.repstream.perf.oracle.LedgerContents.Acked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
  private static final MachineBoot BOOT = new MachineBoot("m", "b");
  private static final String SAMPLE =
      """
      {"machineId":"m","bootId":"b","seq":2,"kind":5,"value":"KtI","sentAt":"2026-11-23T10:00:00Z",\
      "ackedAt":"2026-11-23T10:00:01Z"}
      """;
  private static final String UNACKED =
      """
      {"machineId":"m","bootId":"b","seq":3,"kind":1,"value":"","sentAt":null,"ackedAt":null}
      """;
  private static final String MARK =
      """
      {"machineId":"m","bootId":"b","mark":2,"told":"ACK","at":"2026-11-23T10:00:01Z"}
      """;

  @TempDir private Path directory;

  @Test
  void readsSamplesAndMarks() throws IOException {
    LedgerContents ledger = read(SAMPLE + MARK + UNACKED);
    assertThat(ledger.samples().get(BOOT))
        .hasSize(2)
        .containsEntry(
            2L,
            new LedgerContents.Sample(
                5, ByteBuffer.wrap(new byte[] {0x2A, (byte) 0xD2}), Acked.YES))
        .containsEntry(3L, new LedgerContents.Sample(1, ByteBuffer.allocate(0), Acked.NO));
    assertThat(ledger.marks()).containsExactly(new LedgerContents.Mark(BOOT, 2, "ACK"));
    assertThat(ledger.ackedCount()).isEqualTo(1);
    assertThat(ledger.tornLines()).isZero();
  }

  @Test
  void leavesOutALastLineThatACrashCutOff() throws IOException {
    LedgerContents ledger = read(SAMPLE + UNACKED.substring(0, 40));
    assertThat(ledger.sampleCount()).isEqualTo(1);
    assertThat(ledger.tornLines()).isEqualTo(1);
  }

  @Test
  void refusesALedgerThatIsDamagedInside() {
    assertThatIOException()
        .isThrownBy(() -> read(SAMPLE.substring(0, 30) + "\n" + UNACKED))
        .withMessageContaining("line 1");
  }

  private LedgerContents read(String text) throws IOException {
    return LedgerReader.read(Files.writeString(directory.resolve("ledger.ndjson"), text));
  }
}
