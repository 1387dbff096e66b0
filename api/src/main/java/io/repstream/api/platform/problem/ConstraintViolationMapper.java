package io.repstream.api.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Answers values that Bean Validation found unacceptable: 422 with the list, in a fixed order. */
@Provider
public final class ConstraintViolationMapper
    implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException invalid) {
    List<FieldFault> faults =
        invalid.getConstraintViolations().stream()
            .map(violation -> new FieldFault(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(FieldFault::field).thenComparing(FieldFault::message))
            .toList();
    return ProblemResponses.of(Refusal.invalid(faults));
  }

  /** The path as the caller knows it: without our method's name, nor the body parameter's. */
  private static String field(ConstraintViolation<?> violation) {
    StringJoiner path = new StringJoiner(".");
    String parameter = "";
    int depth = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      if (depth == 1) {
        parameter = String.valueOf(node.getName());
      } else if (depth > 1 && node.getName() != null) {
        path.add(node.isInIterable() ? node.getName() + "[]" : node.getName());
      }
      depth++;
    }
    return path.length() == 0 ? parameter : path.toString();
  }
}
