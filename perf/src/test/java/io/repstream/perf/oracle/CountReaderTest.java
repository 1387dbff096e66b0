package io.repstream.perf.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets seen in the field or published, with the counts that people read off them. */
class CountReaderTest {
  @ParameterizedTest
  @CsvSource({
    // iConsole+ bike: 33 m, 2 kcal
    "2AD2740B3C05480021000001001800020000000056 1000, 33, 2",
    // treadmill: 70,000 m, 312 kcal
    "2ACD8C051A04701101F1FFFF7F3801FFFFFF8D0D07, 70000, 312",
    // CitySports treadmill: 300 m, 19 kcal
    "2ACD8424F4012C01001300FFFFFFB400900100, 300, 19",
    // rower, second fragment of a record: 2,531 m, 140 kcal
    "2AD10409313801E309008C0034030E6B02, 2531, 140",
    // cross trainer, distance only
    "2ACE9C810080028403008000FFFF800255008200, 900, NaN",
    // stair climber without energy
    "2AD01201 18005C00CD000E01, NaN, NaN",
    // bike that knows neither
    "2AD244025604 3A000F0000, NaN, NaN",
    // cut short, empty, unknown
    "2AD2740B3C, NaN, NaN",
    "2AD2, NaN, NaN",
    "2A, NaN, NaN",
    "2ADA04, NaN, NaN"
  })
  void readsWhatThePacketCounts(String hex, double meters, double kcal) {
    byte[] payload = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(CountReader.read(ByteBuffer.wrap(payload)))
        .isEqualTo(new CountReader.Counts(meters, kcal));
  }
}
