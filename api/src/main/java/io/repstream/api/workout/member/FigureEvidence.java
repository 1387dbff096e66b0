package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one figure of a workout rests on. */
@Schema(name = "FigureEvidence", description = "What one figure of a workout rests on")
public record FigureEvidence(
    @Schema(description = "Of the summary", example = "distanceMeters") String figure,
    Basis basis) {

  /** What a figure rests on. */
  @Schema(name = "FigureBasis")
  public enum Basis {
    /** The machine's own count in the samples of the evidence. */
    COUNTED,
    /** Measurements in the samples of the evidence, averaged or summed up. */
    MEASURED,
    /** A file of another maker. */
    FILE,
    /** The member's word: an entry, or a correction at `/corrections`. */
    MEMBER,
    /** Another workout that is the same and merged into it, in `mergedFrom`. */
    MERGED
  }

  /** Of each figure that is known, in the order of the summary. */
  static List<FigureEvidence> of(MemberWorkout workout) {
    StoredFigures shown = workout.figures();
    List<FigureEvidence> all = new ArrayList<>();
    add(all, "activeSeconds", workout, StoredFigures::activeMs);
    if (shown.distanceMeters() != null) {
      all.add(
          new FigureEvidence(
              "distanceMeters",
              basis(shown.distanceSource(), workout, StoredFigures::distanceMeters)));
    }
    if (shown.energyKcal() != null) {
      all.add(
          new FigureEvidence(
              "energyKcal", basis(shown.energySource(), workout, StoredFigures::energyKcal)));
    }
    add(all, "powerWatts", workout, StoredFigures::powerWatts);
    add(all, "speedMetersPerSecond", workout, StoredFigures::speedMetersPerSecond);
    add(all, "cadenceRpm", workout, StoredFigures::cadenceRpm);
    add(all, "heartRateBpm", workout, StoredFigures::heartRateBpm);
    return all;
  }

  private static void add(
      List<FigureEvidence> all,
      String figure,
      MemberWorkout workout,
      Function<StoredFigures, @Nullable Object> value) {
    if (value.apply(workout.figures()) != null) {
      all.add(new FigureEvidence(figure, basis(workout, value)));
    }
  }

  /** Of a figure that says itself where it is from. */
  private static Basis basis(
      Source source, MemberWorkout workout, Function<StoredFigures, @Nullable Object> value) {
    return switch (source) {
      case MACHINE -> unlessMerged(Basis.COUNTED, workout, value);
      case DERIVED -> unlessMerged(Basis.MEASURED, workout, value);
      case FILE -> unlessMerged(Basis.FILE, workout, value);
      case MEMBER, UNKNOWN -> Basis.MEMBER;
    };
  }

  private static Basis basis(
      MemberWorkout workout, Function<StoredFigures, @Nullable Object> value) {
    Object recorded = value.apply(workout.recordedFigures());
    boolean isRecorded = Objects.equals(recorded, value.apply(workout.figures()));
    if (isRecorded) {
      return switch (WorkoutView.Origin.of(workout)) {
        case RECORDED -> Basis.MEASURED;
        case IMPORTED -> Basis.FILE;
        case ENTERED -> Basis.MEMBER;
      };
    }
    return unlessMerged(Basis.MEMBER, workout, value);
  }

  /** A figure that the workout itself does not know is from one that is merged into it. */
  private static Basis unlessMerged(
      Basis basis, MemberWorkout workout, Function<StoredFigures, @Nullable Object> value) {
    boolean isOwn = value.apply(workout.recordedFigures()) != null;
    return isOwn || workout.mergedFrom().isEmpty() ? basis : Basis.MERGED;
  }
}
