package io.repstream.api.platform.openapi;

import io.repstream.api.platform.problem.ProblemBody;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Completes the OpenAPI document: every refusal is a problem, protected operations name the token,
 * and the refusals that any operation may answer need not be repeated in each.
 */
public final class CommonAnswers implements OASFilter {
  /** The operations that need no token; everything else does. */
  public static final List<String> PUBLIC_PATHS =
      List.of(
          "/.well-known/jwks.json",
          "/v1/auth/email/verify",
          "/v1/auth/email/verify/resend",
          "/v1/auth/login",
          "/v1/auth/password/forgot",
          "/v1/auth/password/reset",
          "/v1/auth/refresh",
          "/v1/auth/register",
          "/v1/auth/token",
          "/v1/erasures/{receipt}",
          ProblemBody.REGISTRY);

  /**
   * Creating operations whose repetition is no harm, or that know no caller: an account is unique
   * by its e-mail, a ticket is used once and gone after 30 s, an imported workout is named by its
   * content, a correction or merge that is said again says the same, an export under way is
   * answered again, and who is erased is erased.
   */
  public static final List<String> WITHOUT_IDEMPOTENCY_KEY =
      List.of(
          "register",
          "createLiveTicket",
          "beginTotp",
          "forgotPassword",
          "resendVerification",
          "importWorkout",
          "correctWorkout",
          "mergeWorkouts",
          "exportMyData",
          "eraseMe");

  private static final String SCHEME = "bearer";
  private static final String PROBLEM = "Problem";
  private static final String REFERENCE = "#/components/schemas/" + PROBLEM;

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.addSchema(PROBLEM, problem());
    document.getPaths().getPathItems().forEach(CommonAnswers::complete);
  }

  private static void complete(String path, PathItem item) {
    item.getOperations().values().forEach(operation -> complete(path, operation));
  }

  private static void complete(String path, Operation operation) {
    if (PUBLIC_PATHS.contains(path)) {
      operation.setSecurity(List.of());
    } else {
      SecurityRequirement token = OASFactory.createSecurityRequirement().addScheme(SCHEME);
      operation.setSecurity(List.of(token));
      answer(operation, "401", "`unauthenticated`: no valid access token");
    }
    if (operation.getRequestBody() != null) {
      answer(operation, "400", "`malformed_json`: the body cannot be read");
      answer(operation, "413", "`body_too_large`");
      answer(operation, "422", "`validation_failed`, with the values at fault in `errors`");
    }
    if (takesIdempotencyKey(operation)) {
      operation.addParameter(idempotencyKey());
      answer(operation, "422", "`idempotency_key_reused`, `validation_failed`");
    }
    if (path.startsWith("/v1/")) {
      answer(operation, "429", "`rate_limited`: see `RateLimit` and `Retry-After`");
    }
    answer(operation, "503", "`unavailable`: a store is away; see `Retry-After`");
    operation.getResponses().getAPIResponses().forEach(CommonAnswers::describe);
  }

  /** What creates something, for a caller with a token, may be repeated by its key. */
  private static boolean takesIdempotencyKey(Operation operation) {
    boolean creates =
        operation.getResponses().getAPIResponse("201") != null
            || operation.getResponses().getAPIResponse("202") != null;
    return creates && !WITHOUT_IDEMPOTENCY_KEY.contains(operation.getOperationId());
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(
            "1 to 255 visible characters, new for each thing to create. The same request with the"
                + " same key again, for a day at least, creates nothing and gets the same answer.")
        .schema(OASFactory.createSchema().type(Schema.SchemaType.STRING))
        .example("0b2b6f3e-6a3c-4e0e-9a2d-3a7c4a7e5d11");
  }

  private static void answer(Operation operation, String status, String description) {
    if (operation.getResponses().getAPIResponse(status) == null) {
      APIResponse response = OASFactory.createAPIResponse().description(description);
      operation.getResponses().addAPIResponse(status, response);
    }
  }

  /** A refusal that says no content answers with a problem. */
  private static void describe(String status, APIResponse response) {
    if (status.compareTo("400") >= 0 && response.getContent() == null) {
      Schema reference = OASFactory.createSchema().ref(REFERENCE);
      MediaType body = OASFactory.createMediaType().schema(reference);
      Content content = OASFactory.createContent();
      response.setContent(content.addMediaType(ProblemBody.MEDIA_TYPE, body));
    }
  }

  private static Schema problem() {
    Schema fault =
        schema(Schema.SchemaType.OBJECT, "A value that is not acceptable")
            .addProperty("field", schema(Schema.SchemaType.STRING, "Dotted path in the body"))
            .addProperty("message", schema(Schema.SchemaType.STRING, "What is wrong with it"));
    Map<String, String> texts =
        Map.of(
            "type", "Reference into the list of codes",
            "title", "The same at every occurrence of the code",
            "detail", "One sentence about this occurrence",
            "instance", "Path of the request",
            "code", "Stable; see GET /v1/problems",
            "traceId", "Finds the request in our logs");
    Schema problem = schema(Schema.SchemaType.OBJECT, "A refusal (RFC 9457)");
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            text ->
                problem.addProperty(
                    text.getKey(), schema(Schema.SchemaType.STRING, text.getValue())));
    return problem
        .addProperty("status", schema(Schema.SchemaType.INTEGER, "The HTTP status"))
        .addProperty("errors", schema(Schema.SchemaType.ARRAY, "The values at fault").items(fault))
        .required(List.of("type", "title", "status", "detail", "instance", "code", "traceId"));
  }

  private static Schema schema(Schema.SchemaType type, String description) {
    return OASFactory.createSchema().type(type).description(description);
  }
}
