package io.repstream.api.workout.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.garmin.fit.Decode;
import com.garmin.fit.FitDecoder;
import com.garmin.fit.FitMessages;
import com.garmin.fit.LapMesg;
import com.garmin.fit.RecordMesg;
import com.garmin.fit.SessionMesg;
import com.garmin.fit.SetMesg;
import com.garmin.fit.Sport;
import com.garmin.fit.SubSport;
import io.repstream.api.workout.SomeWorkouts;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.RepQuality;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.EnergyEstimates;
import io.repstream.common.workout.part.HeartRateTime;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import io.repstream.common.workout.part.WorkoutParts;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What we write is read back by readers that share nothing with us. */
class ExportTest {
  private static final int SECONDS = 60;

  private final WorkoutRecord ride =
      SomeWorkouts.ride(new MachineId("bike-1"), new MemberId(UUID.randomUUID()), 0);
  private final long startMs = ride.startedAt().toEpochMilli();
  private final WorkoutRecord twoLaps =
      SomeWorkouts.with(
          ride,
          new WorkoutParts(
              List.of(new Pause(startMs + 10_000, startMs + 25_000)),
              List.of(lap(0, 40, Lap.Trigger.DISTANCE), lap(40, 60, Lap.Trigger.END)),
              List.of(),
              List.of(new HeartRateTime(120, 60_000)),
              new EnergyEstimates(15.0, 12.0)));
  private final WorkoutRecord lifts =
      SomeWorkouts.with(
          ride,
          new WorkoutParts(
              List.of(),
              List.of(),
              List.of(set("a", 0, null, LoadUnit.KG), set("=b", 30, 20_000L, LoadUnit.LB)),
              List.of(),
              EnergyEstimates.UNKNOWN));

  @Test
  void fitOfARideIsReadBackWithItsSessionLapsAndRecords() {
    FitMessages fit = fit(twoLaps);

    SessionMesg session = fit.getSessionMesgs().getFirst();
    assertThat(session.getSport()).isEqualTo(Sport.CYCLING);
    assertThat(session.getSubSport()).isEqualTo(SubSport.INDOOR_CYCLING);
    assertThat(session.getStartTime().getDate().toInstant()).isEqualTo(ride.startedAt());
    assertThat(session.getTotalElapsedTime()).isEqualTo(60f);
    assertThat(session.getTotalTimerTime()).isEqualTo(45f);
    assertThat(session.getTotalDistance()).isEqualTo(180f);
    assertThat(session.getTotalCalories()).isEqualTo(15);
    assertThat(session.getAvgPower()).isEqualTo(180);
    assertThat(session.getMaxHeartRate()).isEqualTo((short) 131);
    assertThat(session.getNumLaps()).isEqualTo(2);
    assertThat(fit.getLapMesgs())
        .extracting(LapMesg::getTotalElapsedTime)
        .containsExactly(40f, 20f);
    assertThat(fit.getLapMesgs()).extracting(LapMesg::getTotalTimerTime).containsExactly(25f, 20f);
    assertThat(fit.getRecordMesgs()).hasSize(SECONDS);
    RecordMesg tenth = fit.getRecordMesgs().get(10);
    assertThat(tenth.getTimestamp().getDate().toInstant())
        .isEqualTo(ride.startedAt().plusSeconds(10));
    assertThat(tenth.getPower()).isEqualTo(190);
    assertThat(tenth.getDistance()).isEqualTo(30f);
    assertThat(tenth.getSpeed()).isEqualTo(3f);
    assertThat(tenth.getHeartRate()).as("unknown").isNull();
    assertThat(fit.getActivityMesgs()).hasSize(1);
    assertThat(fit.getFileIdMesgs().getFirst().getManufacturer()).isEqualTo(255);
  }

  @Test
  void fitOfStrengthWorkIsReadBackWithItsSets() {
    FitMessages fit = fit(lifts);

    List<SetMesg> active = fit.getSetMesgs().stream().filter(set -> set.getSetType() == 1).toList();
    assertThat(active).hasSize(2);
    assertThat(active).extracting(SetMesg::getRepetitions).containsExactly(2, 2);
    assertThat(active.getFirst().getWeight()).isEqualTo(40f);
    assertThat(active.getLast().getWeight()).isCloseTo(18.14f, within(0.04f));
    assertThat(active.getFirst().getDuration()).isEqualTo(10f);
    assertThat(active.getLast().getStartTime().getDate().toInstant())
        .isEqualTo(ride.startedAt().plusSeconds(30));
    assertThat(fit.getSetMesgs()).hasSize(3);
    assertThat(fit.getLapMesgs()).hasSize(1);
  }

  @Test
  void tcxHasItsElementsInTheOrderOfTheSchema() throws Exception {
    Document tcx = xml(TcxActivity.write(own(twoLaps), series()));

    Element activity = (Element) tcx.getElementsByTagName("Activity").item(0);
    assertThat(activity.getAttribute("Sport")).isEqualTo("Biking");
    assertThat(names(activity)).containsExactly("Id", "Lap", "Lap");
    Element lap = (Element) tcx.getElementsByTagName("Lap").item(0);
    assertThat(names(lap))
        .containsExactly(
            "TotalTimeSeconds",
            "DistanceMeters",
            "MaximumSpeed",
            "Calories",
            "AverageHeartRateBpm",
            "MaximumHeartRateBpm",
            "Intensity",
            "TriggerMethod",
            "Track");
    assertThat(tcx.getElementsByTagName("Trackpoint").getLength()).isEqualTo(SECONDS);
    Element point = (Element) tcx.getElementsByTagName("Trackpoint").item(10);
    assertThat(names(point)).containsExactly("Time", "DistanceMeters", "Extensions");
    assertThat(point.getElementsByTagName("Watts").item(0).getTextContent()).isEqualTo("190");
    assertThat(tcx.getElementsByTagName("Position").getLength()).isZero();
    assertThat(tcx.getElementsByTagName("Notes").getLength()).isZero();
  }

  @Test
  void tcxOfStrengthWorkSaysWhatItCannotHold() throws Exception {
    Element activity =
        (Element)
            xml(TcxActivity.write(own(lifts), series())).getElementsByTagName("Activity").item(0);

    assertThat(names(activity)).containsExactly("Id", "Lap", "Notes");
  }

  @Test
  void csvHasARowForEachSecond() {
    String[] lines = new String(CsvTable.write(own(twoLaps), series()), UTF_8).split("\r\n", -1);

    assertThat(lines).hasSize(SECONDS + 2);
    assertThat(lines[0]).startsWith("time,offset_seconds,power_watts");
    assertThat(lines[11]).isEqualTo(ride.startedAt().plusSeconds(10) + ",10,190,3,,,30");
  }

  @Test
  void csvOfStrengthWorkHasARowForEachRepetitionAndNoFormula() {
    String[] lines = new String(CsvTable.write(own(lifts), series()), UTF_8).split("\r\n", -1);

    assertThat(lines).hasSize(6);
    assertThat(lines[1]).startsWith("1,\"'=squat\",1,BOTH,").contains(",40,KG,392.266,0.62,");
  }

  private FitMessages fit(WorkoutRecord workout) {
    byte[] file = FitActivity.write(own(workout), series());
    assertThat(new Decode().checkFileIntegrity(new ByteArrayInputStream(file))).isTrue();
    return new FitDecoder().decode(new ByteArrayInputStream(file));
  }

  private static MemberWorkout own(WorkoutRecord workout) {
    return MemberWorkout.of(workout, Objects.requireNonNull(workout.memberId()));
  }

  private static WorkoutSeries series() {
    List<Double> offsets = new ArrayList<>();
    List<@Nullable Double> watts = new ArrayList<>();
    List<@Nullable Double> meters = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      offsets.add((double) second);
      watts.add(180.0 + second);
      meters.add(3.0 * second);
    }
    List<@Nullable Double> speed = Collections.nCopies(SECONDS, 3.0);
    List<@Nullable Double> unknown = new ArrayList<>(Collections.nCopies(SECONDS, null));
    return new WorkoutSeries(1, offsets, watts, speed, unknown, unknown, meters);
  }

  private Lap lap(int fromSecond, int toSecond, Lap.Trigger trigger) {
    return new Lap(
        startMs + fromSecond * 1_000L,
        startMs + toSecond * 1_000L,
        trigger,
        null,
        (toSecond - fromSecond) * 1_000L,
        3.0 * (toSecond - fromSecond),
        5.0,
        new Spread(180, 210),
        new Spread(3, 3.5),
        null,
        new Spread(120, 131));
  }

  private StrengthSet set(String setId, int fromSecond, @Nullable Long restMs, LoadUnit unit) {
    long fromMs = startMs + fromSecond * 1_000L;
    Load load = new Load(null, 40.0, unit);
    return new StrengthSet(
        setId,
        "=squat",
        null,
        fromMs,
        fromMs + 10_000,
        restMs,
        2,
        10,
        40 * unit.newtons(),
        load,
        LoadClass.PLATES,
        StopReason.TARGET,
        null,
        null,
        null,
        List.of(rep(1, fromMs + 3_000, load), rep(2, fromMs + 6_000, load)));
  }

  private static Rep rep(int index, long atMs, Load load) {
    return new Rep(
        index,
        Side.BOTH,
        atMs,
        800L,
        null,
        null,
        0.62,
        null,
        null,
        null,
        500.0,
        load,
        RepQuality.OK);
  }

  private static Document xml(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static List<String> names(Element element) {
    List<String> names = new ArrayList<>();
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element inner) {
        names.add(inner.getTagName());
      }
    }
    return names;
  }
}
