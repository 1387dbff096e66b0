package io.repstream.api.workout.activity;

import com.garmin.fit.ActivityMesg;
import com.garmin.fit.BufferEncoder;
import com.garmin.fit.DateTime;
import com.garmin.fit.Event;
import com.garmin.fit.EventMesg;
import com.garmin.fit.EventType;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.Fit;
import com.garmin.fit.LapMesg;
import com.garmin.fit.LapTrigger;
import com.garmin.fit.RecordMesg;
import com.garmin.fit.SessionMesg;
import com.garmin.fit.SetMesg;
import com.garmin.fit.Sport;
import com.garmin.fit.SubSport;
import java.time.Instant;
import java.util.Date;

/** FIT files by a writer that shares nothing with us. */
public final class OtherMakersFit {
  private OtherMakersFit() {}

  /** An indoor ride without positions: 10 m/s, 200 W, 140 bpm, with a pause in its middle. */
  public static byte[] ride(Instant start, int seconds) {
    return ride(start, seconds, 10);
  }

  /** The same at another speed. */
  public static byte[] ride(Instant start, int seconds, float metersPerSecond) {
    BufferEncoder fit = begun(start);
    event(fit, start, EventType.START);
    for (int second = 0; second <= seconds; second++) {
      RecordMesg point = new RecordMesg();
      point.setTimestamp(time(start.plusSeconds(second)));
      point.setHeartRate((short) 140);
      point.setCadence((short) 90);
      point.setPower(200);
      point.setSpeed(metersPerSecond);
      point.setDistance(metersPerSecond * second);
      fit.write(point);
    }
    event(fit, start.plusSeconds(seconds / 2), EventType.STOP);
    event(fit, start.plusSeconds(seconds / 2 + 20), EventType.START);
    event(fit, start.plusSeconds(seconds), EventType.STOP_ALL);
    lap(fit, start, seconds / 2, LapTrigger.DISTANCE);
    lap(fit, start.plusSeconds(seconds / 2), seconds - seconds / 2, LapTrigger.SESSION_END);
    SessionMesg session = new SessionMesg();
    session.setStartTime(time(start));
    session.setTimestamp(time(start.plusSeconds(seconds)));
    session.setSport(Sport.CYCLING);
    session.setSubSport(SubSport.INDOOR_CYCLING);
    session.setTotalElapsedTime((float) seconds);
    session.setTotalTimerTime(seconds - 20f);
    session.setTotalDistance(metersPerSecond * seconds);
    session.setTotalCalories(seconds / 5);
    session.setAvgHeartRate((short) 140);
    session.setMaxHeartRate((short) 161);
    session.setAvgPower(200);
    session.setMaxPower(420);
    fit.write(session);
    return ended(fit, start.plusSeconds(seconds));
  }

  /** Strength work: sets of 40.5 kg with a rest after each. */
  public static byte[] lifts(Instant start, int sets) {
    BufferEncoder fit = begun(start);
    for (int i = 0; i < sets; i++) {
      SetMesg set = new SetMesg();
      set.setStartTime(time(start.plusSeconds(90L * i)));
      set.setTimestamp(time(start.plusSeconds(90L * i + 30)));
      set.setDuration(30f);
      set.setRepetitions(10);
      set.setWeight(40.5f);
      set.setSetType((short) 1);
      fit.write(set);
      SetMesg rest = new SetMesg();
      rest.setStartTime(time(start.plusSeconds(90L * i + 30)));
      rest.setDuration(60f);
      rest.setSetType((short) 0);
      fit.write(rest);
    }
    SessionMesg session = new SessionMesg();
    session.setStartTime(time(start));
    session.setTimestamp(time(start.plusSeconds(90L * sets)));
    session.setSport(Sport.TRAINING);
    session.setSubSport(SubSport.STRENGTH_TRAINING);
    session.setTotalElapsedTime(90f * sets);
    fit.write(session);
    return ended(fit, start.plusSeconds(90L * sets));
  }

  private static BufferEncoder begun(Instant start) {
    BufferEncoder fit = new BufferEncoder(Fit.ProtocolVersion.V2_0);
    FileIdMesg file = new FileIdMesg();
    file.setType(File.ACTIVITY);
    file.setManufacturer(255);
    file.setTimeCreated(time(start));
    fit.write(file);
    return fit;
  }

  private static byte[] ended(BufferEncoder fit, Instant end) {
    ActivityMesg activity = new ActivityMesg();
    activity.setTimestamp(time(end));
    activity.setNumSessions(1);
    fit.write(activity);
    return fit.close();
  }

  private static void event(BufferEncoder fit, Instant at, EventType type) {
    EventMesg event = new EventMesg();
    event.setTimestamp(time(at));
    event.setEvent(Event.TIMER);
    event.setEventType(type);
    fit.write(event);
  }

  private static void lap(BufferEncoder fit, Instant start, int seconds, LapTrigger trigger) {
    LapMesg lap = new LapMesg();
    lap.setStartTime(time(start));
    lap.setTimestamp(time(start.plusSeconds(seconds)));
    lap.setTotalElapsedTime((float) seconds);
    lap.setTotalDistance(10f * seconds);
    lap.setLapTrigger(trigger);
    fit.write(lap);
  }

  private static DateTime time(Instant instant) {
    return new DateTime(Date.from(instant));
  }
}
