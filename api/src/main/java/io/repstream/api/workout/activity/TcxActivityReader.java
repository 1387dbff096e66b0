package io.repstream.api.workout.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.workout.fit.Sport;
import io.repstream.common.workout.part.Lap;
import java.io.Reader;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first activity of a TCX file. Document types and entities are refused; elements that it
 * does not know are passed over, their depth bounded. For one thread.
 */
final class TcxActivityReader {
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 40;
  private static final double MOST = 1e9;
  private static final long MS = 1_000;

  private final Draft draft = new Draft(ActivityFormat.TCX);
  private final XMLStreamReader xml;
  private TcxLap lap = new TcxLap();
  private TcxPoint point = new TcxPoint();
  private int depth;
  private boolean inPoint;
  private boolean inLap;
  private String heartRateOf = "";

  private TcxActivityReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  static Activity read(byte[] file) throws UnreadableActivityException {
    try {
      // The JDK's own: its limits on entities and names hold whatever else is on the class path.
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      // As text: on bytes that are no UTF-8 the parser would write to the standard error stream.
      Reader text = new StringReader(new String(file, UTF_8));
      XMLStreamReader xml = factory.createXMLStreamReader(text);
      return new TcxActivityReader(xml).read();
    } catch (XMLStreamException noXml) {
      throw new UnreadableActivityException("neither FIT nor well-formed XML");
    }
  }

  private Activity read() throws XMLStreamException, UnreadableActivityException {
    boolean done = false;
    boolean isTcx = false;
    while (!done && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          isTcx = isTcx || xml.getLocalName().equals("TrainingCenterDatabase");
          if (!isTcx || ++depth > DEEPEST) {
            throw new UnreadableActivityException(isTcx ? "too deep" : "XML, but not TCX");
          }
          begin(xml.getLocalName());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          done = end(xml.getLocalName());
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableActivityException("document types and entities are not read");
        default -> {
          // text between elements says nothing
        }
      }
    }
    return draft.activity();
  }

  private void begin(String name) throws XMLStreamException, UnreadableActivityException {
    switch (name) {
      case "Activity" -> draft.machineType(Sport.machineOf(attribute("Sport")));
      case "Lap" -> {
        inLap = true;
        lap = new TcxLap();
        lap.startMs = time(attribute("StartTime"));
      }
      case "Trackpoint" -> {
        inPoint = true;
        point = new TcxPoint();
      }
      case "HeartRateBpm", "AverageHeartRateBpm", "MaximumHeartRateBpm" -> heartRateOf = name;
      default -> {
        if (inPoint) {
          inPoint(name);
        } else if (inLap) {
          inLap(name);
        }
      }
    }
  }

  private void inPoint(String name) throws XMLStreamException {
    switch (name) {
      case "Time" -> point.timeMs = time(text());
      case "DistanceMeters" -> point.meters = number();
      case "Cadence", "RunCadence" -> point.cadence = number();
      case "Speed" -> point.speed = number();
      case "Watts" -> point.watts = number();
      case "Value" -> point.heartRate = number();
      default -> {
        // positions and the like
      }
    }
  }

  private void inLap(String name) throws XMLStreamException {
    switch (name) {
      case "TotalTimeSeconds" -> lap.seconds = number();
      case "DistanceMeters" -> lap.meters = number();
      case "MaximumSpeed" -> lap.maxSpeed = number();
      case "Calories" -> lap.kcal = number();
      case "Cadence", "AvgRunCadence" -> lap.cadence = number();
      case "AvgSpeed" -> lap.speed = number();
      case "AvgWatts" -> lap.watts = number();
      case "MaxWatts" -> lap.maxWatts = number();
      case "TriggerMethod" -> lap.byDistance = text().equals("Distance");
      case "Value" -> {
        boolean average = heartRateOf.equals("AverageHeartRateBpm");
        lap.heartRate = average ? number() : lap.heartRate;
        lap.maxHeartRate = average ? lap.maxHeartRate : number();
      }
      default -> {
        // notes and the like
      }
    }
  }

  /** Whether the first activity is over. */
  private boolean end(String name) throws UnreadableActivityException {
    switch (name) {
      case "Trackpoint" -> {
        inPoint = false;
        if (point.timeMs >= 0) {
          draft.add(point.point());
        }
      }
      case "Lap" -> {
        inLap = false;
        if (lap.startMs >= 0 && lap.seconds > 0) {
          draft.add(lap.told(), lap.byDistance ? Lap.Trigger.DISTANCE : Lap.Trigger.END);
        }
      }
      default -> {
        return name.equals("Activity");
      }
    }
    return false;
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The text of the element, which ends with it. */
  private String text() throws XMLStreamException {
    String text = xml.getElementText();
    depth--;
    return text.strip();
  }

  /** NaN where it is none, below 0 or beyond all measure. */
  private double number() throws XMLStreamException {
    String text = text();
    try {
      double value = text.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(text);
      return value >= 0 && value <= MOST ? value : Double.NaN;
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  /** -1 where it is none. */
  private static long time(@Nullable String text) {
    try {
      return text == null || text.length() > LONGEST_NUMBER
          ? -1
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException noTime) {
      return -1;
    }
  }

  /** A lap while it is read. */
  private static final class TcxLap {
    private long startMs = -1;
    private double seconds = Double.NaN;
    private double meters = Double.NaN;
    private double kcal = Double.NaN;
    private double speed = Double.NaN;
    private double maxSpeed = Double.NaN;
    private double cadence = Double.NaN;
    private double watts = Double.NaN;
    private double maxWatts = Double.NaN;
    private double heartRate = Double.NaN;
    private double maxHeartRate = Double.NaN;
    private boolean byDistance;

    Told told() {
      double average = Double.isNaN(speed) && meters > 0 ? meters / seconds : speed;
      return new Told(
          startMs,
          startMs + Math.round(seconds * MS),
          seconds,
          orUnknown(meters),
          orUnknown(kcal),
          Told.spread(watts, maxWatts),
          Told.spread(average, maxSpeed),
          Told.spread(cadence, Double.NaN),
          Told.spread(heartRate, maxHeartRate));
    }

    /** The format wants both; 0 is what writers put that do not know them. */
    private static double orUnknown(double value) {
      return value == 0 ? Double.NaN : value;
    }
  }

  /** A point while it is read. */
  private static final class TcxPoint {
    private long timeMs = -1;
    private double meters = Double.NaN;
    private double cadence = Double.NaN;
    private double speed = Double.NaN;
    private double watts = Double.NaN;
    private double heartRate = Double.NaN;

    Point point() {
      return new Point(timeMs, watts, speed, cadence, heartRate, meters);
    }
  }
}
