package io.repstream.api.workout.added;

import io.repstream.api.file.FileKey;
import io.repstream.api.file.FileStore;
import io.repstream.api.workout.activity.Activity;
import io.repstream.api.workout.activity.ActivityFile;
import io.repstream.api.workout.activity.ActivityFormat;
import io.repstream.api.workout.added.AddedWorkout.Original;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that imported workouts came from. Safe for all threads; calls may block. */
@ApplicationScoped
public class Originals {
  private static final Logger LOG = LoggerFactory.getLogger(Originals.class);

  private final FileStore files;

  @Inject
  public Originals(FileStore files) {
    this.files = files;
  }

  /** Where a member's originals are. */
  public static FileKey folder(MemberId memberId) {
    return new FileKey("workouts").child(memberId.toString());
  }

  /** What to keep of a file with its workout. */
  public static Original describe(ActivityFormat format, byte[] content) {
    return new Original(format, content.length, sha256(content));
  }

  void keep(MemberId memberId, WorkoutId id, ActivityFormat format, byte[] content) {
    files.put(folder(memberId).child(id.toString()), format.mediaType(), content);
  }

  void delete(MemberId memberId, WorkoutId id) {
    files.delete(folder(memberId).child(id.toString()));
  }

  /** The file as it came; empty where the workout was entered by hand, or its file is lost. */
  public Optional<byte[]> read(AddedWorkout workout) {
    Original original = workout.original();
    if (original == null) {
      return Optional.empty();
    }
    FileKey key = folder(workout.memberId()).child(workout.id().toString());
    Optional<byte[]> content = files.read(key, original.bytes());
    if (content.filter(bytes -> sha256(bytes).equals(original.sha256())).isEmpty()) {
      LOG.error("the original of workout {} is not what was kept", workout.id());
      return Optional.empty();
    }
    return content;
  }

  /** What the file tells; empty as {@link #read}. */
  public Optional<Activity> activity(AddedWorkout workout) {
    return read(workout)
        .flatMap(
            content ->
                switch (ActivityFile.read(content)) {
                  case ActivityFile.Legible(Activity activity) -> Optional.of(activity);
                  case ActivityFile.Unreadable _ -> Optional.empty();
                });
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
