package io.repstream.api.job;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param done units of its own kind
 * @param total of how many; null while unknown
 * @param text what it is at, for people
 */
public record JobProgress(long done, @Nullable Long total, String text) {
  /** Of a job that has not begun. */
  public static final JobProgress NONE = new JobProgress(0, null, "");
}
