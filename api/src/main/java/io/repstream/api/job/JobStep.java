package io.repstream.api.job;

/** What came of a step of a job. */
public sealed interface JobStep {
  /**
   * There is more to do.
   *
   * @param checkpoint where the next step begins, of the kind's own form; what the step did stays
   *     done once this is stored
   */
  record More(String checkpoint, JobProgress progress) implements JobStep {}

  /**
   * All is done.
   *
   * @param result of the kind's own form; shown to who asked for the job
   */
  record Done(String result) implements JobStep {}

  /**
   * It can never be done, however often it is tried.
   *
   * @param code stable, lower case; shown to who asked for the job
   */
  record Impossible(String code) implements JobStep {}
}
