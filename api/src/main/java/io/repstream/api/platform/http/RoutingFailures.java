package io.repstream.api.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.repstream.api.platform.problem.ProblemBody;
import io.repstream.api.platform.problem.ProblemCodes;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.trace.TraceContext;

/**
 * Answers what fails inside of routing and outside of JAX-RS: paths that nobody has, files. Helidon
 * has dropped the headers of the answer by then; they are set anew, those of the limit included.
 */
final class RoutingFailures implements ErrorHandler<HttpException> {
  private final AnswerHeaders headers;
  private final ProblemAnswers problems;

  RoutingFailures(AnswerHeaders headers, ProblemAnswers problems) {
    this.headers = headers;
    this.problems = problems;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response, HttpException failure) {
    headers.apply(request, response, TraceContext.current());
    headers.applyToll(request, response);
    failure.headers().stream()
        .filter(header -> header.headerName().equals(HeaderNames.ALLOW))
        .forEach(response::header);
    if (!failure.keepAlive()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    int status = failure.status().code();
    Refusal refusal = Refusal.of(ProblemCodes.forStatus(status));
    problems.send(
        request,
        response,
        refusal,
        ProblemBody.of(refusal, request.path().rawPath()).withStatus(status));
  }
}
