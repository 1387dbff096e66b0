package io.repstream.api.ingest.strength;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.RepQuality;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.strength.StrengthReading.OfRep;
import io.repstream.common.strength.StrengthReading.OfSet;
import io.repstream.common.strength.StrengthReading.Unreadable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonStrengthReaderTest {
  private static final int REP = 2;
  private static final int SET = 3;

  private final JsonStrengthReader reader = new JsonStrengthReader();

  @Test
  void readsARepetition() {
    StrengthReading read =
        read(
            REP,
            """
            {"setId":"s-1","index":3,"side":"LEFT","concentricMs":810,"eccentricMs":1200,
             "meanConcentricVelocity":0.62,"peakVelocity":0.9,"meanPower":310,"peakPower":455.5,
             "romMm":512,"displayedLoad":40,"displayedUnit":"KG","quality":"PARTIAL_ROM",
             "pauseMs":null,"somethingNew":[1]}\
            """);

    assertThat(read)
        .isEqualTo(
            new OfRep(
                "s-1",
                new Rep(
                    3,
                    Side.LEFT,
                    5_000,
                    810L,
                    null,
                    1_200L,
                    0.62,
                    0.9,
                    310.0,
                    455.5,
                    512.0,
                    new Load(null, 40.0, LoadUnit.KG),
                    RepQuality.PARTIAL_ROM)));
  }

  @Test
  void readsASet() {
    StrengthReading read =
        read(
            SET,
            """
            {"setId":"s-1","exerciseId":"squat","repCount":10,"target":{"reps":12},"loadN":700,
             "stopReason":"VELOCITY_LOSS","restBeforeMs":90000,"energyKcal":6.5}\
            """);

    assertThat(read)
        .isInstanceOfSatisfying(
            OfSet.class,
            set -> {
              assertThat(set.set().repCount()).isEqualTo(10);
              assertThat(set.set().targetReps()).isEqualTo(12);
              assertThat(set.set().stopReason()).isEqualTo(StopReason.VELOCITY_LOSS);
              assertThat(set.set().load()).isEqualTo(new Load(700.0, null, null));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"setId\":\"s\",\"index\":1,\"meanPower\":NaN}|undecodable",
        "{\"setId\":\"s\",\"index\":1,\"meanPower\":Infinity}|undecodable",
        "{\"setId\":\"s\",\"index\":1,\"meanPower\":1e308}|out_of_range",
        "{\"setId\":\"s\",\"index\":1,\"meanPower\":1e999}|out_of_range",
        "{\"setId\":\"s\",\"index\":1,\"meanPower\":-1}|out_of_range",
        "{\"setId\":\"s\",\"index\":0}|out_of_range",
        "{\"setId\":\"s\",\"index\":1.5}|out_of_range",
        "{\"setId\":\"s\",\"index\":\"1\"}|undecodable",
        "{\"setId\":\"s\"}|incomplete",
        "{\"index\":1}|incomplete",
        "[]|undecodable",
        "{|undecodable",
        "''|undecodable",
      })
  void tellsWhyItReadsNothing(String json, String reason) {
    assertThat(read(REP, json)).isEqualTo(new Unreadable(reason));
    assertThat(reader.fault(REP, json.getBytes(UTF_8))).isEqualTo(reason);
  }

  @Property
  void neverThrows(@ForAll byte[] bytes, @ForAll boolean isRep) {
    assertThat(reader.read(isRep ? REP : SET, bytes, 0)).isInstanceOf(Unreadable.class);
  }

  private StrengthReading read(int kind, String json) {
    return reader.read(kind, json.getBytes(UTF_8), 5_000);
  }
}
