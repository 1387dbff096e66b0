package io.repstream.api.platform.problem;

import io.repstream.api.platform.trace.TraceContext;
import io.repstream.common.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The document that every refusal and failure answers with.
 *
 * @param code what happened
 * @param status the HTTP status; differs from the code's own only where the protocol decides it
 * @param detail one sentence about this occurrence
 * @param instance path of the request
 * @param traceId finds the request in our logs
 * @param errors the values at fault
 */
public record ProblemBody(
    ProblemCode code,
    int status,
    String detail,
    String instance,
    String traceId,
    List<FieldFault> errors) {
  /** The media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Where all codes are listed. */
  public static final String REGISTRY = "/v1/problems";

  public ProblemBody {
    errors = List.copyOf(errors);
  }

  /** The document of a refusal of the request that this thread works on; counts it. */
  public static ProblemBody of(Refusal refusal, String instance) {
    return of(refusal, instance, TraceContext.current());
  }

  /** The document of a refusal outside of any request that was understood; counts it. */
  public static ProblemBody of(Refusal refusal, String instance, TraceContext trace) {
    ProblemCode code = refusal.code();
    RefusalMeter.count(code);
    return new ProblemBody(
        code, code.status(), refusal.detail(), instance, trace.traceId(), refusal.faults());
  }

  /** The same document under a status that the protocol chose. */
  public ProblemBody withStatus(int chosen) {
    return new ProblemBody(code, chosen, detail, instance, traceId, errors);
  }

  /** The type of a code: a reference into the registry. */
  public static String typeOf(ProblemCode code) {
    return REGISTRY + "#" + code.code();
  }

  /** The document as UTF-8 JSON. */
  public byte[] json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", typeOf(code))
            .add("title", code.title())
            .add("status", status)
            .add("detail", detail)
            .add("instance", instance)
            .add("code", code.code())
            .add("traceId", traceId);
    if (instance.equals(OAuthError.TOKEN_ENDPOINT)) {
      json.add("error", OAuthError.of(code));
    }
    if (!errors.isEmpty()) {
      JsonArrayBuilder list = Json.createArrayBuilder();
      errors.forEach(
          fault ->
              list.add(
                  Json.createObjectBuilder()
                      .add("field", fault.field())
                      .add("message", fault.message())));
      json.add("errors", list);
    }
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
