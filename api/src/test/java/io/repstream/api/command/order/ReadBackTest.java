package io.repstream.api.command.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.command.life.OrderText;
import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.id.BootId;
import io.repstream.common.workout.TimedSample;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private static final BootId BOOT = new BootId(new UUID(1, 2));
  private static final Order POWER_150 = new Order.SetTargetPower(150);
  private static final String POWER_150_REPORTED = "2ada089600";
  private static final String POWER_200_REPORTED = "2ada08c800";

  private final List<TimedSample> samples = new ArrayList<>();

  private ReadBackTest status(String hex) {
    return sample(1, HexFormat.of().parseHex(hex));
  }

  private ReadBackTest power(double... watts) {
    for (double each : watts) {
      FtmsEncoder encoder =
          FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
              .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 30)
              .with(FtmsField.POWER_WATTS, each);
      byte[] payload = new byte[2 + encoder.encodedLength()];
      payload[0] = 0x2A;
      payload[1] = (byte) 0xD2;
      encoder.encodeTo(payload, 2);
      sample(1, payload);
    }
    return this;
  }

  private ReadBackTest report(String json) {
    return sample(7, json.getBytes(UTF_8));
  }

  private ReadBackTest sample(int kind, byte[] payload) {
    long seq = samples.size() + 1L;
    samples.add(new TimedSample(BOOT, seq, seq * 1_000, kind, payload));
    return this;
  }

  private boolean shows(Order order) {
    return ReadBack.shows(order, samples);
  }

  @Test
  void believesTheMachinesOwnReportOfItsTarget() {
    assertThat(status(POWER_150_REPORTED).power(90, 95).shows(POWER_150)).isTrue();
  }

  @Test
  void believesTheLatestReportOnly() {
    assertThat(status(POWER_150_REPORTED).status(POWER_200_REPORTED).shows(POWER_150)).isFalse();
  }

  @Test
  void aReportOfAnotherTargetOutweighsTheData() {
    assertThat(status(POWER_200_REPORTED).power(150, 150, 150).shows(POWER_150)).isFalse();
  }

  @Test
  void reportsOfOtherQuantitiesSayNothing() {
    assertThat(status("2ada074b").status("2ada0401").shows(POWER_150)).isFalse();
    assertThat(status("2ada074b").shows(new Order.SetTargetResistance(7.5))).isTrue();
  }

  @Test
  void believesThreeRecordsInARowWithinTheTolerance() {
    assertThat(power(90, 143, 157, 151).shows(POWER_150)).isTrue();
    assertThat(power(120).shows(POWER_150)).as("it went on").isFalse();
  }

  @Test
  void doesNotBelieveAValueInPassing() {
    assertThat(power(90, 120, 150, 180).shows(POWER_150)).isFalse();
    assertThat(new ReadBackTest().power(150, 150).shows(POWER_150)).as("too few").isFalse();
  }

  @Test
  void comparesTargetsAsTheWireCarriesThem() {
    assertThat(status("2ada058403").shows(new Order.SetTargetSpeed(2.5))).isTrue();
    assertThat(status("2ada06f1ff").shows(new Order.SetTargetIncline(-1.5))).isTrue();
  }

  @Test
  void believesTheLatestReportOfSettings() {
    Order setUp = new Order.SetUp(4, null, null, null, 42.5);
    report("{\"code\":\"SETUP\",\"values\":{\"seat\":4,\"loadKg\":42.5,\"other\":\"x\"}}");
    assertThat(shows(setUp)).isTrue();
    report("{\"code\":\"BELT\",\"values\":{\"seat\":9}}").report("no json").report("[]");
    assertThat(shows(setUp)).as("other reports say nothing").isTrue();
    report("{\"code\":\"SETUP\",\"values\":{\"seat\":5,\"loadKg\":42.5}}");
    assertThat(shows(setUp)).isFalse();
    report("{\"code\":\"SETUP\",\"values\":{\"seat\":4}}");
    assertThat(shows(setUp)).as("a setting is missing").isFalse();
  }

  @Test
  void knowsWhatCanBeReadBack() {
    assertThat(ReadBack.isPossible(POWER_150)).isTrue();
    assertThat(ReadBack.isPossible(new Order.SetUp(1, null, null, null, null))).isTrue();
    assertThat(ReadBack.isPossible(new Order.Start())).isFalse();
    assertThat(ReadBack.isPossible(OrderText.read("{\"kind\":\"reboot\"}"))).isFalse();
  }

  @Test
  void broadSamplesDoNotDisturb() {
    assertThat(
            sample(1, new byte[0])
                .sample(1, new byte[] {0x2A})
                .sample(99, new byte[3])
                .shows(POWER_150))
        .isFalse();
  }
}
