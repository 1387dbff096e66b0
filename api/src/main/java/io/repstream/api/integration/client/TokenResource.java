package io.repstream.api.integration.client;

import io.repstream.api.integration.ScopeNames;
import io.repstream.api.integration.client.Integrators.TokenOutcome;
import io.repstream.api.integration.client.TokenForm.Credentials;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens for programs (RFC 6749). */
@ApplicationScoped
@Path("/v1/auth/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "integrations", description = "Programs of other houses, and what they may read")
public class TokenResource {
  private static final Map<String, String> CHALLENGE =
      Map.of(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"repstream\", charset=\"UTF-8\"");

  private final Integrators integrators;

  @Inject
  public TokenResource(Integrators integrators) {
    this.integrators = integrators;
  }

  /** What the form holds; it is read from its fields, this is for the document. */
  @Schema(name = "TokenRequest")
  public record TokenRequest(
      @Schema(name = "grant_type", example = "client_credentials") String grantType,
      @Schema(description = "Of those of the client, by spaces; else all", example = "gyms:read")
          @Nullable String scope,
      @Schema(name = "client_id", description = "Unless in `Authorization: Basic`")
          @Nullable String clientId,
      @Schema(name = "client_secret", description = "Unless in `Authorization: Basic`")
          @Nullable String clientSecret) {
    @Override
    public String toString() {
      return "TokenRequest[***]";
    }
  }

  /** A token, in the names of OAuth. */
  @Schema(name = "TokenGiven")
  public record TokenGiven(
      @JsonbProperty("access_token") @Schema(name = "access_token") String accessToken,
      @JsonbProperty("token_type") @Schema(name = "token_type", example = "Bearer")
          String tokenType,
      @JsonbProperty("expires_in") @Schema(name = "expires_in", example = "600") long expiresIn,
      @Schema(example = "gyms:read machines:read") String scope) {
    @Override
    public String toString() {
      return "TokenGiven[***]";
    }
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      operationId = "getToken",
      summary = "Get a token",
      description =
          "For a client by its secret (`client_credentials`), sent as `Authorization: Basic` or in"
              + " the form. Refusals have the `error` of RFC 6749, too.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The token",
      content = @Content(schema = @Schema(implementation = TokenGiven.class)))
  @APIResponse(
      responseCode = "400",
      description = "`malformed_request`, `unsupported_grant_type`, `invalid_scope`")
  @APIResponse(responseCode = "401", description = "`invalid_client`")
  public TokenGiven token(
      MultivaluedMap<String, String> fields,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization) {
    TokenForm form = new TokenForm(fields);
    String grantType =
        form.one("grant_type")
            .orElseThrow(
                () -> Refusal.of(ProblemCode.MALFORMED_REQUEST, "There is no grant_type."));
    if (!grantType.equals("client_credentials")) {
      throw Refusal.of(ProblemCode.UNSUPPORTED_GRANT_TYPE);
    }
    Credentials client = form.credentials(authorization).orElseThrow(TokenResource::unknown);
    Optional<List<String>> scopes = form.one("scope").map(TokenResource::roles);
    return switch (integrators.token(client.clientId(), client.secret(), scopes)) {
      case TokenOutcome.Given given ->
          new TokenGiven(
              given.accessToken(),
              "Bearer",
              given.life().toSeconds(),
              String.join(" ", ScopeNames.texts(given.scopes())));
      case TokenOutcome.UnknownClient _ -> throw unknown();
      case TokenOutcome.NotItsScope _ -> throw Refusal.of(ProblemCode.INVALID_SCOPE);
    };
  }

  private static List<String> roles(String scope) {
    return Arrays.stream(scope.strip().split(" +", -1))
        .distinct()
        .map(text -> Scopes.parse(text).orElseThrow(() -> Refusal.of(ProblemCode.INVALID_SCOPE)))
        .toList();
  }

  private static Refusal unknown() {
    return Refusal.of(ProblemCode.INVALID_CLIENT).with(CHALLENGE);
  }
}
