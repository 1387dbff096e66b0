package io.repstream.api.ingest.strength;

import io.repstream.api.ingest.strength.Members.Fault;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.RepQuality;
import io.repstream.common.strength.SetReport;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthReader;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.telemetry.SampleKind;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of kinds 02 and 03. The bounds are far above what any machine measures. */
public final class JsonStrengthReader implements StrengthReader {
  private static final int MOST_INDEX = 10_000;
  private static final long LONGEST_MS = 24 * 3_600_000L;
  private static final double MOST_VELOCITY = 20;
  private static final double MOST_POWER = 20_000;
  private static final double MOST_ROM = 10_000;
  private static final double MOST_NEWTONS = 100_000;
  private static final double MOST_DISPLAYED = 10_000;
  private static final double MOST_KCAL = 10_000;
  private static final String UNDECODABLE = "undecodable";

  @Override
  public StrengthReading read(int kindCode, byte[] payload, long atMs) {
    try (JsonReader json = Json.createReader(new ByteArrayInputStream(payload))) {
      Members members = new Members(json.readObject());
      String setId = members.text("setId");
      if (setId == null) {
        return new StrengthReading.Unreadable("incomplete");
      }
      return kindCode == SampleKind.STRENGTH_REP.code()
          ? rep(setId, members, atMs)
          : new StrengthReading.OfSet(set(setId, members, atMs));
    } catch (Fault fault) {
      return new StrengthReading.Unreadable(String.valueOf(fault.getMessage()));
    } catch (JsonException | IllegalStateException | ClassCastException notJson) {
      return new StrengthReading.Unreadable(UNDECODABLE);
    }
  }

  private static StrengthReading rep(String setId, Members members, long atMs) throws Fault {
    Integer index = members.count("index", MOST_INDEX);
    if (index == null || index == 0) {
      return new StrengthReading.Unreadable(index == null ? "incomplete" : "out_of_range");
    }
    return new StrengthReading.OfRep(
        setId,
        new Rep(
            index,
            members.constant("side", Side.class, Side.BOTH),
            atMs,
            members.whole("concentricMs", LONGEST_MS),
            members.whole("pauseMs", LONGEST_MS),
            members.whole("eccentricMs", LONGEST_MS),
            members.number("meanConcentricVelocity", MOST_VELOCITY),
            members.number("peakVelocity", MOST_VELOCITY),
            members.number("meanPower", MOST_POWER),
            members.number("peakPower", MOST_POWER),
            members.number("romMm", MOST_ROM),
            load(members),
            members.constant("quality", RepQuality.class, RepQuality.OK)));
  }

  private static SetReport set(String setId, Members members, long atMs) throws Fault {
    return new SetReport(
        setId,
        members.text("exerciseId"),
        members.text("planExerciseId"),
        atMs,
        members.count("repCount", MOST_INDEX),
        members.object("target").count("reps", MOST_INDEX),
        members.whole("durationMs", LONGEST_MS),
        members.whole("restBeforeMs", LONGEST_MS),
        load(members),
        members.constant("stopReason", StopReason.class, StopReason.USER),
        members.number("energyKcal", MOST_KCAL));
  }

  private static Load load(Members members) throws Fault {
    Double displayed = members.number("displayedLoad", MOST_DISPLAYED);
    LoadUnit unit = members.constant("displayedUnit", LoadUnit.class, LoadUnit.LEVEL);
    return new Load(
        members.number("loadN", MOST_NEWTONS), displayed, displayed == null ? null : unit);
  }

  /** Whether a sample that should tell of strength work says nothing, and why. */
  public @Nullable String fault(int kindCode, byte[] payload) {
    boolean isStrength =
        kindCode == SampleKind.STRENGTH_REP.code() || kindCode == SampleKind.STRENGTH_SET.code();
    return isStrength
            && read(kindCode, payload, 0) instanceof StrengthReading.Unreadable(String reason)
        ? reason
        : null;
  }
}
