package io.repstream.common.csafe;

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
import io.repstream.common.csafe.CsafeUnit.Quantity;
import io.repstream.common.ftms.FtmsField;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the data of one response, by the command that it answers. */
final class ResponseDecoder {
  private static final int SIXTY = 60;
  private static final int NO_HEART_RATE = 0xFF;

  private final int code;
  private final byte[] data;

  private ResponseDecoder(int code, byte[] data) {
    this.code = code;
    this.data = data;
  }

  static CsafeResponse decode(int code, byte[] data) {
    ShortCommand command = ShortCommand.ofCode(code);
    if (data.length == 0) {
      return new Acknowledged(code);
    }
    ResponseDecoder decoder = new ResponseDecoder(code, data);
    return command == null ? decoder.uninterpreted() : decoder.answerTo(command);
  }

  private CsafeResponse answerTo(ShortCommand command) {
    return switch (command) {
      case GET_STATUS, GO_IDLE, GO_HAVE_ID, GO_IN_USE, GO_FINISHED, GO_READY -> uninterpreted();
      case GET_VERSION -> data.length < 3 ? uninterpreted() : version();
      case GET_ID -> new UserId(text());
      case GET_SERIAL -> new SerialNumber(text());
      case GET_ODOMETER -> data.length == 5 ? odometer() : uninterpreted();
      case GET_ERROR_CODE -> data.length == 3 ? new ErrorCode(unsigned(3)) : uninterpreted();
      case GET_WORK_TIME -> data.length == 3 ? workTime() : uninterpreted();
      case GET_CALORIES -> data.length == 2 ? calories() : uninterpreted();
      case GET_PROGRAM -> data.length <= 2 ? program() : uninterpreted();
      case GET_USER_INFO -> data.length == 5 ? userInfo() : uninterpreted();
      case GET_HEART_RATE -> data.length == 1 ? heartRate() : uninterpreted();
      case GET_HORIZONTAL_DISTANCE -> measured(FtmsField.DISTANCE_METERS, Quantity.DISTANCE_METERS);
      case GET_SPEED ->
          measured(FtmsField.SPEED_KILOMETERS_PER_HOUR, Quantity.SPEED_KILOMETERS_PER_HOUR);
      case GET_PACE ->
          measured(FtmsField.PACE_SECONDS_PER_500_METERS, Quantity.PACE_SECONDS_PER_500_METERS);
      case GET_POWER -> measured(FtmsField.POWER_WATTS, Quantity.POWER_WATTS);
      case GET_CADENCE -> cadence();
    };
  }

  private CsafeResponse uninterpreted() {
    return new Uninterpreted(code, HexFormat.of().formatHex(data));
  }

  private CsafeResponse measured(FtmsField field, Quantity quantity) {
    if (data.length != 3) {
      return uninterpreted();
    }
    int raw = unsigned(2);
    double value = CsafeUnit.convertOrNaN(raw, at(2), quantity);
    return Double.isNaN(value) ? new UnknownUnit(field, raw, at(2)) : reading(field, value);
  }

  /** The unit says what turns: cranks, an oar or legs. */
  private CsafeResponse cadence() {
    @Nullable CsafeUnit unit = data.length == 3 ? CsafeUnit.ofCode(at(2)) : null;
    Quantity quantity = unit == null ? Quantity.REVOLUTIONS_PER_MINUTE : unit.quantity();
    return switch (quantity) {
      case STEPS_PER_MINUTE -> measured(FtmsField.STEPS_PER_MINUTE, quantity);
      case STROKES_PER_MINUTE -> measured(FtmsField.STROKES_PER_MINUTE, quantity);
      default -> measured(FtmsField.CADENCE_RPM, Quantity.REVOLUTIONS_PER_MINUTE);
    };
  }

  private CsafeResponse workTime() {
    boolean isClock = at(1) < SIXTY && at(2) < SIXTY;
    double seconds = (at(0) * SIXTY + at(1)) * SIXTY + at(2);
    return new Reading(FtmsField.ELAPSED_SECONDS, isClock ? seconds : Double.NaN);
  }

  private CsafeResponse calories() {
    return new Reading(FtmsField.ENERGY_KCAL, unsigned(2));
  }

  private CsafeResponse heartRate() {
    return reading(FtmsField.HEART_RATE_BPM, at(0) == NO_HEART_RATE ? Double.NaN : at(0));
  }

  private static CsafeResponse reading(FtmsField field, double value) {
    return new Reading(field, value == 0 && field.zeroMeansUnknown() ? Double.NaN : value);
  }

  private CsafeResponse odometer() {
    long raw = Integer.toUnsignedLong(unsigned(4));
    return new Odometer(CsafeUnit.convertOrNaN(raw, at(4), Quantity.DISTANCE_METERS));
  }

  private CsafeResponse version() {
    byte[] revision = Arrays.copyOfRange(data, 3, data.length);
    return new Version(at(0), at(1), at(2), HexFormat.of().formatHex(revision));
  }

  private CsafeResponse program() {
    return new Program(at(0), data.length == 2 ? OptionalInt.of(at(1)) : OptionalInt.empty());
  }

  private CsafeResponse userInfo() {
    double weight = CsafeUnit.convertOrNaN(unsigned(2), at(2), Quantity.MASS_KILOGRAMS);
    return new UserInfo(weight, at(3), at(4));
  }

  private String text() {
    return new String(data, StandardCharsets.US_ASCII);
  }

  private int at(int index) {
    return data[index] & 0xFF;
  }

  /** The first bytes as an integer, the least significant first. */
  private int unsigned(int bytes) {
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << Byte.SIZE | at(i);
    }
    return value;
  }
}
