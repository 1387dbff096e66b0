package io.repstream.api.platform.problem;

import io.repstream.common.problem.ProblemCode;

/** The word that OAuth clients look for in a refusal of a token (RFC 6749, section 5.2). */
final class OAuthError {
  static final String TOKEN_ENDPOINT = "/v1/auth/token";

  private static final int SERVER_FAULTS = 500;

  private OAuthError() {}

  static String of(ProblemCode code) {
    return switch (code) {
      case INVALID_CLIENT, INVALID_GRANT, INVALID_SCOPE, UNSUPPORTED_GRANT_TYPE -> code.code();
      default -> code.status() < SERVER_FAULTS ? "invalid_request" : "temporarily_unavailable";
    };
  }
}
