package io.repstream.api.workout.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other makers are read for what they tell, and refused for what they hide. */
class ActivityFileTest {
  private static final Instant START = Instant.parse("2026-11-20T17:00:00Z");
  private static final byte[] RIDE = OtherMakersFit.ride(START, 600);
  static final String TCX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
       <Activities><Activity Sport="Running"><Id>2026-11-20T17:00:00Z</Id>
        <Lap StartTime="2026-11-20T18:00:00+01:00"><TotalTimeSeconds>60</TotalTimeSeconds>
         <DistanceMeters>180</DistanceMeters><Calories>12</Calories>
         <AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm>
         <MaximumHeartRateBpm><Value>155</Value></MaximumHeartRateBpm>
         <Intensity>Active</Intensity><TriggerMethod>Distance</TriggerMethod>
         <Track>
          <Trackpoint><Time>2026-11-20T17:00:00Z</Time><DistanceMeters>0</DistanceMeters></Trackpoint>
          <Trackpoint><Time>2026-11-20T17:00:30Z</Time><DistanceMeters>90</DistanceMeters>
           <HeartRateBpm><Value>149</Value></HeartRateBpm><Cadence>82</Cadence>
           <Extensions><TPX xmlns="urn:x"><Speed>3.0</Speed><Watts>210</Watts></TPX></Extensions>
          </Trackpoint>
         </Track></Lap>
        <Lap StartTime="2026-11-20T17:01:00Z"><TotalTimeSeconds>30</TotalTimeSeconds>
         <DistanceMeters>100</DistanceMeters><Calories>7</Calories>
         <Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod></Lap>
       </Activity>
       <Activity Sport="Biking"><Id>2026-11-21T17:00:00Z</Id></Activity></Activities>
      </TrainingCenterDatabase>
      """;

  @Test
  void readsAnIndoorRideInFit() {
    Activity ride = readable(RIDE);

    assertThat(ride.format()).isEqualTo(ActivityFormat.FIT);
    assertThat(ride.machineType()).isEqualTo(MachineType.INDOOR_BIKE);
    assertThat(ride.startedAt()).isEqualTo(START);
    assertThat(ride.endedAt()).isEqualTo(START.plusSeconds(600));
    assertThat(ride.figures().activeMs()).isEqualTo(580_000);
    assertThat(ride.figures().distanceMeters()).isEqualTo(6_000);
    assertThat(ride.figures().distanceSource()).isEqualTo(Source.FILE);
    assertThat(ride.figures().energyKcal()).isEqualTo(120);
    assertThat(ride.figures().powerWatts()).isEqualTo(new Spread(200, 420));
    assertThat(ride.figures().heartRateBpm()).isEqualTo(new Spread(140, 161));
    assertThat(ride.figures().speedMetersPerSecond()).as("of the points").isNotNull();
    assertThat(ride.parts().laps()).hasSize(2);
    assertThat(ride.parts().laps().getFirst().trigger()).isEqualTo(Lap.Trigger.DISTANCE);
    assertThat(ride.parts().pauses()).hasSize(1);
    assertThat(ride.parts().heartRates().getFirst().durationMs()).isEqualTo(600_000);
    assertThat(ride.points()).hasSize(601);
    assertThat(ride.points().get(10))
        .isEqualTo(new Point(START.plusSeconds(10).toEpochMilli(), 200, 10, 90, 140, 100));
  }

  @Test
  void readsSetsInFitAndLeavesTheRestsOut() {
    Activity lifts = readable(OtherMakersFit.lifts(START, 3));

    assertThat(lifts.machineType()).isEqualTo(MachineType.STRENGTH);
    assertThat(lifts.parts().sets()).hasSize(3);
    StrengthSet second = lifts.parts().sets().get(1);
    assertThat(second.repCount()).isEqualTo(10);
    assertThat(second.load().displayed()).isEqualTo(40.5);
    assertThat(second.loadNewtons()).isCloseTo(397.2, within(0.1));
    assertThat(second.startMs()).isEqualTo(START.plusSeconds(90).toEpochMilli());
    assertThat(second.endMs()).isEqualTo(START.plusSeconds(120).toEpochMilli());
  }

  @Test
  void readsTheFirstActivityOfATcx() {
    Activity run = readable(TCX.getBytes(UTF_8));

    assertThat(run.format()).isEqualTo(ActivityFormat.TCX);
    assertThat(run.machineType()).isEqualTo(MachineType.TREADMILL);
    assertThat(run.startedAt()).isEqualTo(START);
    assertThat(run.endedAt()).isEqualTo(START.plusSeconds(90));
    assertThat(run.figures().distanceMeters()).isEqualTo(280);
    assertThat(run.figures().energyKcal()).isEqualTo(19);
    assertThat(run.figures().heartRateBpm()).isEqualTo(new Spread(150, 155));
    assertThat(run.figures().powerWatts()).isEqualTo(new Spread(210, 210));
    assertThat(run.parts().laps()).hasSize(2);
    assertThat(run.points().get(1).cadenceRpm()).isEqualTo(82);
    assertThat(run.points().get(1).heartRateBpm()).isEqualTo(149);
  }

  @Test
  void refusesFitThatIsCutOrDamaged() {
    assertThat(fault(Arrays.copyOf(RIDE, RIDE.length - 1))).contains("cut short");
    byte[] damaged = RIDE.clone();
    damaged[damaged.length / 2] ^= 1;
    assertThat(fault(damaged)).contains("checksum");
  }

  @Test
  void neverFailsOnFitWithAnyByteChanged() {
    byte[] small = OtherMakersFit.lifts(START, 1);
    for (int i = 0; i < small.length; i++) {
      for (int bit : new int[] {1, 0x40, 0x80}) {
        byte[] changed = small.clone();
        changed[i] ^= (byte) bit;
        assertThat(ActivityFile.read(withChecksum(changed))).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a file",
        "<gpx/>",
        "<TrainingCenterDatabase/>",
        "<TrainingCenterDatabase><Activities><Activity>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><TrainingCenterDatabase>&a;</TrainingCenterDatabase>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><TrainingCenterDatabase/>"
      })
  void refusesWhatIsNoActivity(String text) {
    assertThat(fault(text.getBytes(UTF_8))).isNotBlank();
  }

  @Test
  void expandsNoEntity() {
    String file =
        "<!DOCTYPE x [<!ENTITY s SYSTEM \"file:///etc/hostname\">]>"
            + TCX.substring(TCX.indexOf("<Training")).replace(">150<", ">&s;<");

    assertThat(fault(file.getBytes(UTF_8))).contains("not read");
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String file = "<TrainingCenterDatabase>" + "<a>".repeat(1_000);
    assertThat(fault(file.getBytes(UTF_8))).isEqualTo("too deep");
  }

  /** So that what a damaged message says is read, and not only the damage found. */
  private static byte[] withChecksum(byte[] file) {
    int crc = 0;
    for (int i = 0; i < file.length - 2; i++) {
      crc ^= Byte.toUnsignedInt(file[i]);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
      }
    }
    file[file.length - 2] = (byte) crc;
    file[file.length - 1] = (byte) (crc >>> Byte.SIZE);
    return file;
  }

  private static Activity readable(byte[] file) {
    return ((ActivityFile.Legible) ActivityFile.read(file)).activity();
  }

  private static String fault(byte[] file) {
    return ((ActivityFile.Unreadable) ActivityFile.read(file)).fault();
  }
}
