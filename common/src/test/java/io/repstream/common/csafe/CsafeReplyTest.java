package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.repstream.common.csafe.CsafeResponse.Acknowledged;
import io.repstream.common.csafe.CsafeResponse.ErrorCode;
import io.repstream.common.csafe.CsafeResponse.Odometer;
import io.repstream.common.csafe.CsafeResponse.Program;
import io.repstream.common.csafe.CsafeResponse.Reading;
import io.repstream.common.csafe.CsafeResponse.SerialNumber;
import io.repstream.common.csafe.CsafeResponse.Uninterpreted;
import io.repstream.common.csafe.CsafeResponse.UnknownUnit;
import io.repstream.common.csafe.CsafeResponse.UserId;
import io.repstream.common.csafe.CsafeResponse.UserInfo;
import io.repstream.common.csafe.CsafeResponse.Version;
import io.repstream.common.csafe.CsafeStatus.PreviousFrame;
import io.repstream.common.csafe.CsafeStatus.State;
import io.repstream.common.csafe.Unframed.Whole;
import io.repstream.common.ftms.FtmsField;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsafeReplyTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  static Stream<Arguments> responses() {
    return Stream.of(
        arguments("85 00", new Acknowledged(0x85)),
        arguments("24 00", new Acknowledged(0x24)),
        arguments("91 07 16 02 05 E8 03 2C 01", new Version(22, 2, 5, "e8032c01")),
        arguments("92 05 30 31 32 33 34", new UserId("01234")),
        arguments("94 09 34 33 30 30 30 30 30 30 30", new SerialNumber("430000000")),
        arguments("9B 05 FF FF FF FF 25", new Odometer(429_496_729.5)),
        arguments("9B 05 01 00 00 00 00", new Odometer(Double.NaN)),
        arguments("9C 03 01 02 03", new ErrorCode(0x030201)),
        arguments("A0 03 01 02 03", new Reading(FtmsField.ELAPSED_SECONDS, 3_723)),
        arguments("A0 03 00 3C 00", new Reading(FtmsField.ELAPSED_SECONDS, Double.NaN)),
        arguments("A0 03 00 00 3C", new Reading(FtmsField.ELAPSED_SECONDS, Double.NaN)),
        // A Concept2 monitor before the start.
        arguments("A1 03 00 00 24", new Reading(FtmsField.DISTANCE_METERS, 0)),
        arguments("A1 03 F4 01 22", new Reading(FtmsField.DISTANCE_METERS, 50_000)),
        arguments("A3 02 38 01", new Reading(FtmsField.ENERGY_KCAL, 312)),
        arguments("A4 01 03", new Program(3, OptionalInt.empty())),
        arguments("A4 02 03 07", new Program(3, OptionalInt.of(7))),
        arguments("A5 03 69 00 31", new Reading(FtmsField.SPEED_KILOMETERS_PER_HOUR, 10.5)),
        arguments("A6 03 EC 00 39", new Reading(FtmsField.PACE_SECONDS_PER_500_METERS, 118)),
        arguments("A6 03 00 00 39", new Reading(FtmsField.PACE_SECONDS_PER_500_METERS, Double.NaN)),
        arguments("A7 03 5A 00 52", new Reading(FtmsField.CADENCE_RPM, 90)),
        arguments("A7 03 18 00 54", new Reading(FtmsField.STROKES_PER_MINUTE, 24)),
        arguments("A7 03 80 00 51", new Reading(FtmsField.STEPS_PER_MINUTE, 128)),
        arguments("A7 03 40 00 53", new Reading(FtmsField.STEPS_PER_MINUTE, 128)),
        // A Concept2 monitor where nobody entered an age.
        arguments("AB 05 19 03 28 00 00", new UserInfo(79.3, 0, 0)),
        arguments("AB 05 19 03 00 2A 01", new UserInfo(Double.NaN, 42, 1)),
        arguments("B0 01 8D", new Reading(FtmsField.HEART_RATE_BPM, 141)),
        arguments("B0 01 00", new Reading(FtmsField.HEART_RATE_BPM, Double.NaN)),
        arguments("B0 01 FF", new Reading(FtmsField.HEART_RATE_BPM, Double.NaN)),
        arguments("B4 03 BE 00 58", new Reading(FtmsField.POWER_WATTS, 190)));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void readsEveryResponse(String hex, CsafeResponse response) {
    assertThat(decode("81 " + hex))
        .isEqualTo(
            new CsafeReply(
                new CsafeStatus(1, PreviousFrame.OK, State.READY), List.of(response), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "A1 03 0A 00 00, DISTANCE_METERS, 10, 0",
    "A1 03 0A 00 58, DISTANCE_METERS, 10, 88",
    "A5 03 0A 00 38, SPEED_KILOMETERS_PER_HOUR, 10, 56",
    "A6 03 0A 00 30, PACE_SECONDS_PER_500_METERS, 10, 48",
    "A7 03 0A 00 55, CADENCE_RPM, 10, 85",
    "A7 03 0A 00 58, CADENCE_RPM, 10, 88",
    "B4 03 0A 01 59, POWER_WATTS, 266, 89"
  })
  void guessesNoUnit(String hex, FtmsField field, int raw, int unitCode) {
    CsafeReply reply = decode("05 " + hex);

    assertThat(reply.responses()).containsExactly(new UnknownUnit(field, raw, unitCode));
    assertThat(reply.readings().isPresent(field)).isTrue();
    assertThat(reply.readings().isKnown(field)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "80 01 05",
    "91 02 01 02",
    "9B 04 01 02 03 04",
    "9C 02 01 02",
    "A0 02 01 02",
    "A1 02 01 02",
    "A3 03 01 02 03",
    "A4 03 01 02 03",
    "A7 02 01 52",
    "AB 04 01 02 03 04",
    "B0 02 8D 00",
    "1A 07 A3 05 20 4E 00 00 00",
    "D0 02 01 02"
  })
  void keepsWhatItDoesNotInterpret(String hex) {
    int code = HexFormat.fromHexDigits(hex, 0, 2);
    String data = hex.substring(6).replace(" ", "").toLowerCase(Locale.ROOT);

    assertThat(decode("05 " + hex).responses()).containsExactly(new Uninterpreted(code, data));
  }

  @Test
  void readsAWholeFrameOffTheLine() {
    List<Unframed> found =
        new CsafeUnframer().feed(HEX.parseHex("F1 01 AB 05 19 03 28 00 00 9D F2"));

    assertThat(found).hasSize(1);
    CsafeFrame frame = ((Whole) found.getFirst()).frame();
    assertThat(CsafeReply.decode(frame).orElseThrow().responses())
        .containsExactly(new UserInfo(79.3, 0, 0));
  }

  @Test
  void answersComeInOrderAndTellTheFieldsOfAMachine() {
    CsafeReply reply = decode("85 A5 03 69 00 31 A7 03 5A 00 52 B0 01 00 B4 03 BE 00 58 92 01 37");

    assertThat(reply.status().state()).isEqualTo(State.IN_USE);
    assertThat(reply.responses()).hasSize(5);
    Map<FtmsField, Double> known = new EnumMap<>(FtmsField.class);
    reply.readings().forEachKnown(known::put);
    assertThat(known)
        .isEqualTo(
            Map.of(
                FtmsField.SPEED_KILOMETERS_PER_HOUR, 10.5,
                FtmsField.CADENCE_RPM, 90.0,
                FtmsField.POWER_WATTS, 190.0));
    assertThat(reply.readings().isPresent(FtmsField.HEART_RATE_BPM)).isTrue();
    assertThat(reply.readings().isPresent(FtmsField.DISTANCE_METERS)).isFalse();
    assertThat(reply.readings().valueOrNaN(FtmsField.DISTANCE_METERS)).isNaN();
  }

  @Test
  void derivesSpeedFromPaceAsForOtherMachines() {
    CsafeReadings rower = decode("05 A6 03 FA 00 39").readings();

    assertThat(rower.speedMetersPerSecondOrNaN()).isEqualTo(4.0);
    assertThat(rower.averageSpeedMetersPerSecondOrNaN()).isNaN();
  }

  @Test
  void laterAnswerOfAFieldWins() {
    CsafeReadings readings = decode("05 B0 01 8D B0 01 8E").readings();

    assertThat(readings.valueOrNaN(FtmsField.HEART_RATE_BPM)).isEqualTo(142);
  }

  @ParameterizedTest
  @CsvSource({"05, 0, 0", "05 A5, 0, 1", "05 A5 03 69 00, 0, 4", "05 B0 01 8D A5 03 69, 1, 3"})
  void countsBytesThatAreNoWholeResponse(String hex, int responses, int trailing) {
    CsafeReply reply = decode(hex);

    assertThat(reply.status().state()).isEqualTo(State.IN_USE);
    assertThat(reply.responses()).hasSize(responses);
    assertThat(reply.trailingLength()).isEqualTo(trailing);
  }

  @Test
  void withoutStatusThereIsNoReply() {
    assertThat(CsafeReply.decode(new CsafeFrame(null, new byte[0]))).isEmpty();
  }

  private static CsafeReply decode(String contents) {
    return CsafeReply.decode(new CsafeFrame(null, HEX.parseHex(contents))).orElseThrow();
  }
}
