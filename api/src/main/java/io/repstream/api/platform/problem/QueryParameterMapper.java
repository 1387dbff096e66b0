package io.repstream.api.platform.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.glassfish.jersey.server.ParamException;

/**
 * Answers query parameters that are no number or none of the constants: 422 with the name, where
 * the library would say that the address does not exist.
 */
@Provider
public final class QueryParameterMapper
    implements ExceptionMapper<ParamException.QueryParamException> {
  @Override
  public Response toResponse(ParamException.QueryParamException unreadable) {
    FieldFault fault =
        new FieldFault(unreadable.getParameterName(), "is not a value of this parameter");
    return ProblemResponses.of(Refusal.invalid(List.of(fault)));
  }
}
