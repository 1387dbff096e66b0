package io.repstream.api.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemCodesTest {
  @ParameterizedTest
  @CsvSource({
    "400, MALFORMED_REQUEST",
    "401, UNAUTHENTICATED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "406, NOT_ACCEPTABLE",
    "409, CONFLICT",
    "412, PRECONDITION_FAILED",
    "413, BODY_TOO_LARGE",
    "414, URI_TOO_LONG",
    "415, UNSUPPORTED_MEDIA_TYPE",
    "418, MALFORMED_REQUEST",
    "422, VALIDATION_FAILED",
    "429, RATE_LIMITED",
    "431, HEADERS_TOO_LARGE",
    "500, INTERNAL_ERROR",
    "503, UNAVAILABLE",
    "505, INTERNAL_ERROR",
  })
  void findsTheNearestCode(int status, ProblemCode code) {
    assertThat(ProblemCodes.forStatus(status)).isEqualTo(code);
  }
}
