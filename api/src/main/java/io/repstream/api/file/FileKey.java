package io.repstream.api.file;

import java.util.regex.Pattern;

/**
 * The name of a file: folders and a last part between slashes, such as {@code
 * workouts/<memberId>/<workoutId>}. Made by us, never by clients.
 *
 * @param path each part of letters, digits, dot, dash and underscore, none beginning with a dot
 */
public record FileKey(String path) {
  private static final int MOST_CHARACTERS = 512;
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  public FileKey {
    if (path.length() > MOST_CHARACTERS || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("not the name of a file: " + path);
    }
  }

  /** The file or folder of a name below this one. */
  public FileKey child(String name) {
    return new FileKey(path + "/" + name);
  }

  @Override
  public String toString() {
    return path;
  }
}
