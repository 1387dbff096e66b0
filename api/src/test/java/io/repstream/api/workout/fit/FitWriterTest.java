package io.repstream.api.workout.fit;

import static io.repstream.api.workout.fit.FitType.ENUM;
import static io.repstream.api.workout.fit.FitType.UINT16;
import static io.repstream.api.workout.fit.FitType.UINT32;
import static io.repstream.api.workout.fit.FitType.UINT32Z;
import static io.repstream.api.workout.fit.FitType.UINT8;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitWriterTest {
  private static final long START = 1_068_934_400L;
  private static final long END = START + 10;

  /** Ten seconds of everything, byte by byte. */
  private static final String GOLDEN =
      """
      0e20dc52280100002e464954ae0e400000000005000100010284020284040486
      03048c0004ff00010000a5b63f39300000410000150003fd0486000100010100
      0100a5b63f0000420000140005fd04860504860602840702840301020200a5b6
      3f00000000650b960078430000e10006fe048600048603028404028405010206
      0486030aa5b63f307500000a0080020100a5b63f410000150003fd0486000100
      010100010aa5b63f0004440000130006fe0284fd048602048607048608048618
      01000400000aa5b63f00a5b63f102700001027000007450000120009fe0284fd
      04860204860704860804860501000601001902841a02840500000aa5b63f00a5
      b63f10270000102700000a1400000100460000220006fd048600048601028402
      0100030100040100060aa5b63f102700000100001a01bf0a
      """;

  private final FitWriter fit = new FitWriter();

  @Test
  void writesTheGoldenFile() {
    FitField timestamp = FitField.of(253, UINT32);
    FitField elapsed = FitField.scaled(7, UINT32, 1_000);
    FitField timer = FitField.scaled(8, UINT32, 1_000);
    fit.write(
        message(
            0,
            0,
            FitField.of(0, ENUM),
            FitField.of(1, UINT16),
            FitField.of(2, UINT16),
            FitField.of(4, UINT32),
            FitField.of(3, UINT32Z)),
        4,
        255,
        1,
        START,
        12_345);
    FitMessage event = message(1, 21, timestamp, FitField.of(0, ENUM), FitField.of(1, ENUM));
    fit.write(event, START, 0, 0);
    fit.write(
        message(
            2,
            20,
            timestamp,
            FitField.scaled(5, UINT32, 100),
            FitField.scaled(6, UINT16, 1_000),
            FitField.of(7, UINT16),
            FitField.of(3, UINT8)),
        START,
        0,
        2.917,
        150,
        120);
    fit.write(
        message(
            3,
            225,
            FitField.of(254, UINT32),
            FitField.scaled(0, UINT32, 1_000),
            FitField.of(3, UINT16),
            FitField.scaled(4, UINT16, 16),
            FitField.of(5, UINT8),
            FitField.of(6, UINT32)),
        END,
        30,
        10,
        40,
        1,
        START);
    fit.define(event);
    fit.write(event, END, 0, 4);
    fit.write(
        message(
            4,
            19,
            FitField.of(254, UINT16),
            timestamp,
            FitField.of(2, UINT32),
            elapsed,
            timer,
            FitField.of(24, ENUM)),
        0,
        END,
        START,
        10,
        10,
        7);
    fit.write(
        message(
            5,
            18,
            FitField.of(254, UINT16),
            timestamp,
            FitField.of(2, UINT32),
            elapsed,
            timer,
            FitField.of(5, ENUM),
            FitField.of(6, ENUM),
            FitField.of(25, UINT16),
            FitField.of(26, UINT16)),
        0,
        END,
        START,
        10,
        10,
        10,
        20,
        0,
        1);
    fit.write(
        message(
            6,
            34,
            timestamp,
            FitField.scaled(0, UINT32, 1_000),
            FitField.of(1, UINT16),
            FitField.of(2, ENUM),
            FitField.of(3, ENUM),
            FitField.of(4, ENUM)),
        END,
        10,
        1,
        0,
        26,
        1);

    assertThat(HexFormat.of().formatHex(fit.file())).isEqualTo(GOLDEN.replace("\n", ""));
  }

  @Test
  void checksumIsTheKnownOneAndNothingOverAWholeFile() {
    byte[] digits = "123456789".getBytes(US_ASCII);
    assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0xBB3D);
    byte[] golden = HexFormat.of().parseHex(GOLDEN.replace("\n", ""));
    assertThat(Crc16.of(golden, 0, golden.length)).isZero();
  }

  @Test
  void whatATypeCannotHoldIsUnknown() {
    assertThat(UINT8.stored(254.4)).isEqualTo(254);
    assertThat(UINT8.stored(300)).isEqualTo(0xFF);
    assertThat(UINT16.stored(-5)).isEqualTo(0xFFFF);
    assertThat(UINT32.stored(Double.NaN)).isEqualTo(0xFFFF_FFFFL);
    assertThat(UINT32Z.stored(Double.POSITIVE_INFINITY)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> fit.write(FitMessage.EVENT, 1));
  }

  private static FitMessage message(int local, int global, FitField... fields) {
    return new FitMessage(local, global, List.of(fields));
  }
}
