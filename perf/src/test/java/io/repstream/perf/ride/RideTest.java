package io.repstream.perf.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsData;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.machine.MachineType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RideTest {
  private static final long SEED = 7;

  @Test
  void startsWithAllCountersAtZero() {
    Ride ride = Ride.on(MachineType.INDOOR_BIKE, steadyMinute(), SEED);

    FtmsData packet = RidePropertiesTest.decode(ride.payload());

    assertThat(packet.valueOrNaN(FtmsField.DISTANCE_METERS)).isZero();
    assertThat(packet.valueOrNaN(FtmsField.ENERGY_KCAL)).isZero();
    assertThat(packet.valueOrNaN(FtmsField.ELAPSED_SECONDS)).isZero();
    assertThat(packet.valueOrNaN(FtmsField.POWER_WATTS)).isZero();
  }

  @Test
  void minuteOnTheBikeTakesSixtySteps() {
    Ride ride = Ride.on(MachineType.INDOOR_BIKE, steadyMinute(), SEED);
    int steps = 0;
    for (; !ride.isFinished(); steps++) {
      ride.advance(1);
    }
    assertThat(steps).isEqualTo(60);
    assertThat(ride.totals().elapsedSeconds()).isEqualTo(60);
    assertThat(ride.totals().distanceMeters()).isBetween(200.0, 700.0);
    assertThat(ride.totals().averagePowerWatts()).hasValueCloseTo(150.0, within(100.0));
  }

  @Test
  void finerStepsComeToNearlyTheSameRide() {
    double coarse = distanceOf(1);
    double fine = distanceOf(0.1);
    assertThat(fine).isCloseTo(coarse, within(coarse * 0.05));
  }

  @Test
  void treadmillTellsInclineAndNoPower() {
    Ride ride = Ride.on(MachineType.TREADMILL, steadyMinute(), SEED);
    ride.advance(1);

    FtmsData packet = RidePropertiesTest.decode(ride.payload());

    assertThat(packet.characteristic()).isEqualTo(FtmsCharacteristic.TREADMILL_DATA);
    assertThat(packet.isKnown(FtmsField.INCLINATION_PERCENT)).isTrue();
    assertThat(packet.isPresent(FtmsField.POWER_WATTS)).isFalse();
    assertThat(ride.totals().averagePowerWatts()).isEmpty();
  }

  @Test
  void countersStandStillInAPause() {
    TrainingPlan plan =
        new TrainingPlan(
            List.of(new Effort(Effort.Kind.STEADY, 20, 0.8), new Effort(Effort.Kind.PAUSE, 10, 0)));
    Ride ride = Ride.on(MachineType.ROWER, plan, SEED);
    for (int i = 0; i < 20; i++) {
      assertThat(ride.isPaused()).isFalse();
      ride.advance(1);
    }
    RideTotals atPause = ride.totals();

    assertThat(ride.isPaused()).isTrue();
    ride.advance(1);

    assertThat(ride.totals()).isEqualTo(atPause);
    FtmsData packet = RidePropertiesTest.decode(ride.payload());
    assertThat(packet.valueOrNaN(FtmsField.POWER_WATTS)).isZero();
    assertThat(packet.valueOrNaN(FtmsField.STROKES_PER_MINUTE)).isZero();
  }

  @Test
  void strengthMachinesDoNotRide() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ride.on(MachineType.STRENGTH, steadyMinute(), SEED));
  }

  private static TrainingPlan steadyMinute() {
    return TrainingPlan.steady(Duration.ofMinutes(1));
  }

  private static double distanceOf(double stepSeconds) {
    Ride ride = Ride.on(MachineType.TREADMILL, TrainingPlan.steady(Duration.ofMinutes(5)), SEED);
    while (!ride.isFinished()) {
      ride.advance(stepSeconds);
    }
    return ride.totals().distanceMeters();
  }
}
