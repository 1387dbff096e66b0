package io.repstream.perf.oracle;

/** What must hold once everything is quiet. */
public enum Rule {
  ACKED_IS_STORED("every acked sample is stored"),
  BYTES_ARE_EQUAL("stored bytes are those that the machine sent"),
  STORED_ONCE("no sample is stored twice"),
  TOTALS_ARE_EXACT("workouts total exactly what their stored samples do"),
  WORKOUTS_ARE_CLOSED("every workout is closed or marked interrupted"),
  MARK_NEVER_FELL("the durable mark never went back, and never leads what is stored"),
  NOTHING_IS_DEAD("no sample became a dead letter");

  private final String promise;

  Rule(String promise) {
    this.promise = promise;
  }

  /** In words. */
  public String promise() {
    return promise;
  }
}
