package io.repstream.api.workout.export;

import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.member.MemberWorkout;
import java.util.Optional;

/** The kinds of file that a workout is written as. */
public enum ExportFormat {
  FIT("fit", "application/vnd.ant.fit"),
  TCX("tcx", "application/vnd.garmin.tcx+xml"),
  CSV("csv", "text/csv;charset=UTF-8");

  private final String ending;
  private final String mediaType;

  ExportFormat(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** The format of a file's ending. */
  static Optional<ExportFormat> of(String ending) {
    for (ExportFormat format : values()) {
      if (format.ending.equals(ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Of a file's name, without the dot. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Writes the file.
   *
   * @param series a row for each second
   */
  public byte[] write(MemberWorkout workout, WorkoutSeries series) {
    return switch (this) {
      case FIT -> FitActivity.write(workout, series);
      case TCX -> TcxActivity.write(workout, series);
      case CSV -> CsvTable.write(workout, series);
    };
  }
}
