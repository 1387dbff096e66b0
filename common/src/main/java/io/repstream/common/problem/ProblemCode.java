package io.repstream.common.problem;

import java.util.Locale;

/**
 * Why a request was refused: stable codes with their HTTP status and title, listed at {@code GET
 * /v1/problems}. A code is never renamed or reused.
 */
public enum ProblemCode {
  MALFORMED_REQUEST(400, "The request cannot be read"),
  INVALID_GRANT(400, "The grant is not one that is good here"),
  INVALID_SCOPE(400, "The client does not have this scope"),
  UNSUPPORTED_GRANT_TYPE(400, "This type of grant is not offered here"),
  MALFORMED_JSON(400, "The body is not the JSON that is expected"),
  INVALID_CURSOR(400, "The cursor is not one of ours"),
  UNAUTHENTICATED(401, "A valid access token is needed"),
  INVALID_CREDENTIALS(401, "E-mail or password is wrong"),
  INVALID_REFRESH_TOKEN(401, "The refresh token is not valid"),
  SECOND_FACTOR_REQUIRED(401, "The password is right; a second factor is needed"),
  INVALID_SECOND_FACTOR(401, "The second factor is wrong or was used"),
  INVALID_CLIENT(401, "The client is unknown or its secret is wrong"),
  CONSENT_REQUIRED(403, "The member does not consent to this"),
  WRONG_PASSWORD(403, "The present password is wrong"),
  EMAIL_NOT_VERIFIED(403, "The e-mail must be verified first"),
  FORBIDDEN(403, "Your role does not permit this"),
  NOT_FOUND(404, "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "This method is not offered here"),
  NOT_ACCEPTABLE(406, "None of the accepted media types is offered"),
  BODY_TOO_SLOW(408, "The body did not arrive in time"),
  EMAIL_TAKEN(409, "An account with this e-mail exists"),
  MACHINE_BUSY(409, "Another member is signed in at this machine"),
  CONFLICT(409, "The resource is not in a state that permits this"),
  RAW_EXPIRED(409, "The raw samples of the workout are not kept any more"),
  PRECONDITION_FAILED(412, "The resource was changed meanwhile"),
  BODY_TOO_LARGE(413, "The body exceeds the limit"),
  URI_TOO_LONG(414, "The address exceeds the limit"),
  UNSUPPORTED_MEDIA_TYPE(415, "This content type is not read here"),
  VALIDATION_FAILED(422, "Some values are not acceptable"),
  UNREADABLE_FILE(422, "The file is not one that can be read here"),
  WEAK_PASSWORD(422, "The password is too short or too common"),
  INVALID_CODE(422, "The code is wrong, used or too old"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
  RATE_LIMITED(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The request headers exceed the limit"),
  INTERNAL_ERROR(500, "Something failed on our side"),
  UNAVAILABLE(503, "A dependency is away; try again"),
  OVERLOADED(503, "Too much work at once; try again");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable code as clients see it, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** A short text that is the same at every occurrence. */
  public String title() {
    return title;
  }
}
