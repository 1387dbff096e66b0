package io.repstream.common.csafe;

import io.repstream.common.ftms.FtmsField;
import java.util.OptionalInt;

/** What a console answered to one command. */
public sealed interface CsafeResponse {

  /**
   * A measured value, converted to the field's unit.
   *
   * @param value NaN where the console measures it but has no value, as a heart rate of 0
   */
  record Reading(FtmsField field, double value) implements CsafeResponse {}

  /**
   * A measured value of which only the number is understood.
   *
   * @param field what the command asks for; of the cadence, the most common kind
   */
  record UnknownUnit(FtmsField field, int raw, int unitCode) implements CsafeResponse {}

  /**
   * The distance over the console's life.
   *
   * @param distanceMeters NaN if its unit is unknown
   */
  record Odometer(double distanceMeters) implements CsafeResponse {}

  /**
   * Who made the console.
   *
   * @param revisionHex software and hardware versions, in the maker's own layout
   */
  record Version(int manufacturerId, int classId, int modelId, String revisionHex)
      implements CsafeResponse {}

  /** The digits that the user entered. */
  record UserId(String digits) implements CsafeResponse {}

  record SerialNumber(String text) implements CsafeResponse {}

  /** A fault, by the maker's own code; 0 is none. */
  record ErrorCode(int code) implements CsafeResponse {}

  /**
   * The program that runs.
   *
   * @param level empty where the console has none
   */
  record Program(int number, OptionalInt level) implements CsafeResponse {}

  /**
   * Who trains, as entered at the console or set by a client; 0 stands for "not entered".
   *
   * @param weightKilograms NaN if its unit is unknown
   * @param genderCode as the console's maker defines it
   */
  record UserInfo(double weightKilograms, int ageYears, int genderCode) implements CsafeResponse {}

  /**
   * The command was taken and has no data to answer with.
   *
   * @param code the command's code
   */
  record Acknowledged(int code) implements CsafeResponse {}

  /**
   * Data that is not read here: of other commands, of a length that the command does not have, or a
   * maker's own set (Concept2 wraps it in 1A, Life Fitness uses D0).
   *
   * @param code the command's code
   */
  record Uninterpreted(int code, String dataHex) implements CsafeResponse {}
}
