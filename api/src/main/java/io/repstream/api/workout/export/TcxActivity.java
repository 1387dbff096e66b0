package io.repstream.api.workout.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.fit.Sport;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A workout as TrainingCenterDatabase v2, indoors: without positions. The order of elements is part
 * of the schema, and a lap must have a distance and calories, which are 0 where unknown; what else
 * is unknown is left out. Sets have no place in TCX, which its notes say. For one thread.
 */
final class TcxActivity {
  private static final String TCX = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2";
  private static final String EXTENSION = "http://www.garmin.com/xmlschemas/ActivityExtension/v2";

  private final MemberWorkout workout;
  private final WorkoutSeries series;
  private final Sport sport;
  private final XMLStreamWriter xml;

  private TcxActivity(MemberWorkout workout, WorkoutSeries series, XMLStreamWriter xml) {
    this.workout = workout;
    this.series = series;
    this.sport = Sport.of(workout.machineType());
    this.xml = xml;
  }

  /**
   * Writes the file.
   *
   * @param series a row for each second
   */
  static byte[] write(MemberWorkout workout, WorkoutSeries series) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, UTF_8.name());
      new TcxActivity(workout, series, xml).write();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("memory takes all that is written", impossible);
    }
    return out.toByteArray();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument(UTF_8.name(), "1.0");
    xml.writeStartElement("TrainingCenterDatabase");
    xml.writeDefaultNamespace(TCX);
    xml.writeStartElement("Activities");
    xml.writeStartElement("Activity");
    xml.writeAttribute("Sport", sport.tcx());
    element("Id", workout.startedAt());
    List<Lap> laps = workout.lapsOrWhole();
    for (int i = 0; i < laps.size(); i++) {
      lap(laps.get(i), i == laps.size() - 1);
    }
    if (!workout.parts().sets().isEmpty()) {
      element("Notes", "Sets of strength work have no place in TCX; export as FIT to keep them.");
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void lap(Lap lap, boolean isLast) throws XMLStreamException {
    xml.writeStartElement("Lap");
    xml.writeAttribute("StartTime", Instant.ofEpochMilli(lap.startMs()).toString());
    element("TotalTimeSeconds", (lap.endMs() - lap.startMs()) / 1_000.0);
    element("DistanceMeters", orZero(lap.distanceMeters()));
    element("MaximumSpeed", max(lap.speedMetersPerSecond()));
    element("Calories", Math.round(orZero(lap.energyKcal())));
    heartRate("AverageHeartRateBpm", average(lap.heartRateBpm()));
    heartRate("MaximumHeartRateBpm", max(lap.heartRateBpm()));
    element("Intensity", "Active");
    element("Cadence", cadence(average(lap.cadenceRpm())));
    element("TriggerMethod", lap.trigger() == Lap.Trigger.DISTANCE ? "Distance" : "Manual");
    track(lap.startMs(), isLast ? Long.MAX_VALUE : lap.endMs());
    xml.writeEndElement();
  }

  private void track(long fromMs, long toMs) throws XMLStreamException {
    boolean open = false;
    for (int row = 0; row < series.offsetSeconds().size(); row++) {
      long atMs =
          workout.startedAt().toEpochMilli() + Math.round(series.offsetSeconds().get(row) * 1_000);
      if (atMs >= fromMs && atMs < toMs) {
        if (!open) {
          xml.writeStartElement("Track");
          open = true;
        }
        point(row, atMs);
      }
    }
    if (open) {
      xml.writeEndElement();
    }
  }

  private void point(int row, long atMs) throws XMLStreamException {
    xml.writeStartElement("Trackpoint");
    element("Time", Instant.ofEpochMilli(atMs));
    element("DistanceMeters", series.distanceMeters().get(row));
    heartRate("HeartRateBpm", series.heartRateBpm().get(row));
    element("Cadence", cadence(series.cadenceRpm().get(row)));
    Double speed = series.speedMetersPerSecond().get(row);
    Double watts = series.powerWatts().get(row);
    if (speed != null || watts != null) {
      xml.writeStartElement("Extensions");
      xml.writeStartElement("TPX");
      xml.writeDefaultNamespace(EXTENSION);
      element("Speed", speed);
      element("Watts", watts == null ? null : Long.valueOf(Math.max(0, Math.round(watts))));
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void heartRate(String name, @Nullable Double bpm) throws XMLStreamException {
    if (bpm != null && bpm >= 1) {
      xml.writeStartElement(name);
      element("Value", Math.round(bpm));
      xml.writeEndElement();
    }
  }

  private void element(String name, @Nullable Object value) throws XMLStreamException {
    if (value != null) {
      xml.writeStartElement(name);
      xml.writeCharacters(value.toString());
      xml.writeEndElement();
    }
  }

  private @Nullable Long cadence(@Nullable Double perMinute) {
    return perMinute == null ? null : Long.valueOf(Math.round(perMinute / sport.cadenceDivider()));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static @Nullable Double average(@Nullable Spread spread) {
    return spread == null ? null : spread.average();
  }

  private static @Nullable Double max(@Nullable Spread spread) {
    return spread == null ? null : spread.max();
  }
}
