package io.repstream.api.platform.problem;

import io.repstream.common.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expected refusal on its way out of a resource. It carries no stack, since nothing is broken.
 *
 * <p>Domain code answers with outcomes; only a resource, which turns an outcome into HTTP, and the
 * platform throw this.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldFault> faults;
  private final transient Optional<Duration> retryAfter;
  private final transient Map<String, String> headers;

  private Refusal(
      ProblemCode code, String detail, List<FieldFault> faults, Optional<Duration> retryAfter) {
    this(code, detail, faults, retryAfter, Map.of());
  }

  private Refusal(
      ProblemCode code,
      String detail,
      List<FieldFault> faults,
      Optional<Duration> retryAfter,
      Map<String, String> headers) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
    this.headers = Map.copyOf(headers);
  }

  /** A refusal that says no more than its code. */
  public static Refusal of(ProblemCode code) {
    return of(code, code.title() + ".");
  }

  /**
   * A refusal with its own words.
   *
   * @param detail one sentence for the caller's developer; nothing of our insides in it
   */
  public static Refusal of(ProblemCode code, String detail) {
    return new Refusal(code, detail, List.of(), Optional.empty());
  }

  /** A body or parameter whose values are not acceptable. */
  public static Refusal invalid(List<FieldFault> faults) {
    ProblemCode code = ProblemCode.VALIDATION_FAILED;
    return new Refusal(code, code.title() + ".", faults, Optional.empty());
  }

  /** A refusal that ends by itself after a while. */
  public static Refusal later(ProblemCode code, Duration retryAfter) {
    return new Refusal(code, code.title() + ".", List.of(), Optional.of(retryAfter));
  }

  /** The same refusal with headers that explain it. */
  public Refusal with(Map<String, String> explaining) {
    return new Refusal(code, detail(), faults, retryAfter, explaining);
  }

  public ProblemCode code() {
    return code;
  }

  /** One sentence for the caller's developer. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Which values are at fault, where the code is about values. */
  public List<FieldFault> faults() {
    return faults;
  }

  /** When to try again. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Headers that explain it, by name. */
  public Map<String, String> headers() {
    return headers;
  }
}
