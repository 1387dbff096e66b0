package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams outlive deployments: what any release wrote must be read by the next and the last. */
class TelemetryEntryGoldenTest {
  private static final String FIRST_RELEASE =
      """
      01 0102030405060708 0001
      06 62696b652d37
      0190b5d27c3e7d4a9f215e8c6a1b2c3d 00112233445566778899aabbccddeeff
      0000000000000005 fffffffffffffff6 0000019b76daabf2
      0000000000000001 0000019b76daabe8 0002 0000001c
      0000 01 000a 2ad2 4400 220b aa00 b400
      03e8 2a 0008 0011223344556677
      """;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  private static MachineRun run() {
    Sample known = new Sample(1, 1_767_225_601_000L, 1, bytes("2ad24400220baa00b400"));
    Sample ofALaterKind = new Sample(2, 1_767_225_602_000L, 0x2A, bytes("0011223344556677"));
    return new MachineRun(
        new MachineId("bike-7"),
        new GymId(UUID.fromString("0190b5d2-7c3e-7d4a-9f21-5e8c6a1b2c3d")),
        new BootId(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
        5,
        -10,
        1_767_225_601_010L,
        SampleBlock.of(List.of(known, ofALaterKind)));
  }

  @Test
  void writesAndReadsWhatTheFirstReleaseWrote() {
    assertThat(TelemetryEntryCodec.encode(0x0102030405060708L, List.of(run())))
        .isEqualTo(bytes(FIRST_RELEASE));
    assertThat(runsOf(FIRST_RELEASE)).usingRecursiveComparison().isEqualTo(List.of(run()));
  }

  @Test
  void skipsWhatANewerWriterAdds() {
    assertThat(runsOf(FIRST_RELEASE + "ee 00000003 616263"))
        .usingRecursiveComparison()
        .isEqualTo(List.of(run()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61", "ee", "ee 00000003 6162", "ee 00000001 6162", "ef 00000001 61"})
  void refusesWhatIsNoExtension(String rest) {
    assertThat(TelemetryEntryCodec.decode(bytes(FIRST_RELEASE + rest)))
        .isInstanceOf(Result.Unreadable.class);
  }

  private static List<MachineRun> runsOf(String hex) {
    return ((Result.Entry) TelemetryEntryCodec.decode(bytes(hex))).runs();
  }
}
