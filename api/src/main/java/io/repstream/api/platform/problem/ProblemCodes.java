package io.repstream.api.platform.problem;

import io.repstream.common.problem.ProblemCode;

/** The code for a status that a framework chose without us. */
public final class ProblemCodes {
  private ProblemCodes() {}

  /** The nearest code; statuses without one of their own fall to their class. */
  public static ProblemCode forStatus(int status) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED;
      case 403 -> ProblemCode.FORBIDDEN;
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 409 -> ProblemCode.CONFLICT;
      case 412 -> ProblemCode.PRECONDITION_FAILED;
      case 413 -> ProblemCode.BODY_TOO_LARGE;
      case 414 -> ProblemCode.URI_TOO_LONG;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 422 -> ProblemCode.VALIDATION_FAILED;
      case 429 -> ProblemCode.RATE_LIMITED;
      case 431 -> ProblemCode.HEADERS_TOO_LARGE;
      case 503 -> ProblemCode.UNAVAILABLE;
      default -> status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.MALFORMED_REQUEST;
    };
  }
}
