package io.repstream.perf.ride;

import static io.repstream.common.ftms.FtmsField.DISTANCE_METERS;
import static io.repstream.common.ftms.FtmsField.ELAPSED_SECONDS;
import static io.repstream.common.ftms.FtmsField.ENERGY_KCAL;
import static io.repstream.common.ftms.FtmsField.HEART_RATE_BPM;
import static io.repstream.common.ftms.FtmsField.POWER_WATTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FtmsData;
import io.repstream.common.ftms.FtmsDecoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.ftms.FtmsResult;
import io.repstream.common.machine.MachineType;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RidePropertiesTest {
  private static final double HALF_UNIT = 0.5;

  @Provide
  Arbitrary<MachineType> movingMachines() {
    return Arbitraries.of(MachineType.class).filter(Ride::isPossibleOn);
  }

  @Property(tries = 60)
  void wireCarriesTheTruthAtItsResolution(
      @ForAll("movingMachines") MachineType type,
      @ForAll long seed,
      @ForAll @IntRange(min = 20, max = 1_300) int seconds) {
    Ride ride = Ride.intervalsOn(type, Duration.ofSeconds(seconds), seed);
    while (!ride.isFinished()) {
      ride.advance(1);
      FtmsData packet = decode(ride.payload());
      RideTotals truth = ride.totals();
      assertCarried(packet, ELAPSED_SECONDS, truth.elapsedSeconds());
      assertCarried(packet, ENERGY_KCAL, truth.energyKcal());
      if (packet.isPresent(DISTANCE_METERS)) {
        assertCarried(packet, DISTANCE_METERS, truth.distanceMeters());
      }
    }
  }

  @Property(tries = 60)
  void countersNeverRunBackAndFiguresStayHuman(
      @ForAll("movingMachines") MachineType type, @ForAll long seed) {
    Ride ride = Ride.intervalsOn(type, Duration.ofMinutes(10), seed);
    RideTotals before = ride.totals();
    while (!ride.isFinished()) {
      ride.advance(1);
      RideTotals now = ride.totals();
      assertThat(now.distanceMeters()).isGreaterThanOrEqualTo(before.distanceMeters());
      assertThat(now.energyKcal()).isGreaterThanOrEqualTo(before.energyKcal());
      assertThat(now.distanceMeters() - before.distanceMeters()).isLessThan(20);
      FtmsData packet = decode(ride.payload());
      assertThat(packet.valueOrNaN(HEART_RATE_BPM)).isBetween(40.0, 210.0);
      if (packet.isPresent(POWER_WATTS)) {
        assertThat(packet.valueOrNaN(POWER_WATTS)).isBetween(0.0, 900.0);
      }
      before = now;
    }
    assertThat(before.energyKcal()).isBetween(15.0, 300.0);
  }

  @Property(tries = 20)
  void sameSeedIsTheSameRide(@ForAll("movingMachines") MachineType type, @ForAll long seed) {
    Ride one = Ride.intervalsOn(type, Duration.ofMinutes(3), seed);
    Ride other = Ride.intervalsOn(type, Duration.ofMinutes(3), seed);
    while (!one.isFinished()) {
      one.advance(1);
      other.advance(1);
      assertThat(one.payload()).isEqualTo(other.payload());
    }
    assertThat(other.isFinished()).isTrue();
  }

  private static void assertCarried(FtmsData packet, FtmsField field, double truth) {
    assertThat(packet.valueOrNaN(field)).as("%s", field).isCloseTo(truth, within(HALF_UNIT));
  }

  static FtmsData decode(byte[] payload) {
    int uuid16 = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
    FtmsResult result =
        FtmsDecoder.decode(uuid16, payload, 2, payload.length - 2, DecoderProfile.standard());
    assertThat(result).isInstanceOf(FtmsResult.Decoded.class);
    FtmsResult.Decoded decoded = (FtmsResult.Decoded) result;
    assertThat(decoded.trailingLength()).isZero();
    return decoded.data();
  }
}
