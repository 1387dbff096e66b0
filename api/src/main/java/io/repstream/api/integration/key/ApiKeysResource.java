package io.repstream.api.integration.key;

import io.repstream.api.integration.IntegratedChains;
import io.repstream.api.integration.ScopeNames;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.ChainId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The API keys of a chain, for its admins. */
@ApplicationScoped
@Path("/v1/integrations/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "integrations")
public class ApiKeysResource {
  private final IntegratedChains chains;
  private final ApiKeyStore store;
  private final ApiKeys keys;
  private final CurrentCaller caller;
  private final Creations creations;
  private final WallClock clock = WallClock.system();

  @Inject
  public ApiKeysResource(
      IntegratedChains chains,
      ApiKeyStore store,
      ApiKeys keys,
      CurrentCaller caller,
      Creations creations) {
    this.chains = chains;
    this.store = store;
    this.keys = keys;
    this.caller = caller;
    this.creations = creations;
  }

  /** The wish for a key. */
  @Schema(name = "NewApiKey")
  public record NewApiKey(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") @NotBlank String chainId,
      @Schema(example = "Screen at the entrance") @NotBlank @Size(max = 60) String name,
      @Schema(
              description = "`gyms:read`, `machines:read`, `floor:read`; may be none",
              example = "[\"machines:read\"]")
          @NotNull
          @Size(max = 20)
          List<@NotNull @Size(max = 60) String> scopes,
      @Schema(
              description = "Absent for a key that ends when you end it",
              example = "2036-11-23T10:00:00Z")
          @Nullable Instant expiresAt) {}

  /** A key as admins see it. */
  @Schema(name = "ApiKey")
  public record KeyView(
      String id,
      String chainId,
      @Schema(example = "Screen at the entrance") String name,
      @Schema(example = "[\"machines:read\"]") List<String> scopes,
      @Schema(description = "Its first letters", example = "rsk_yQ3v1mJ0") String prefix,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Schema(description = "Absent while it is good") @Nullable Instant revokedAt,
      @Schema(description = "To a minute; absent before") @Nullable Instant lastUsedAt) {
    static KeyView of(ApiKey key) {
      return new KeyView(
          key.id(),
          key.chainId().toString(),
          key.name(),
          ScopeNames.texts(key.scopes()),
          key.prefix(),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt(),
          key.lastUsedAt());
    }
  }

  /** A new key, which is shown this once. */
  @Schema(name = "ApiKeyText")
  public record KeyText(
      String id,
      @Schema(description = "To be sent as `X-Api-Key`; never shown again") String key,
      @Schema(example = "[\"machines:read\"]") List<String> scopes,
      @Nullable Instant expiresAt) {
    @Override
    public String toString() {
      return "KeyText[" + id + "]";
    }
  }

  @POST
  @Operation(
      operationId = "addApiKey",
      summary = "Add an API key",
      description =
          "Answers it, once. Admins of the chain. Who sends it as `X-Api-Key` reads what its scopes"
              + " name, in this chain alone.")
  @APIResponse(
      responseCode = "201",
      description = "Added; keep it",
      content = @Content(schema = @Schema(implementation = KeyText.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the chain")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: name, scopes or end")
  public Response add(@Valid @NotNull NewApiKey wanted) {
    ChainId chain = chains.chain(wanted.chainId());
    List<String> scopes = ScopeNames.roles(wanted.scopes());
    Instant end = end(wanted.expiresAt());
    String text = ApiKeys.newText();
    Creation<ApiKey> creation =
        creations.begin(
            "addApiKey",
            ApiKey.SCHEMA.collection(),
            key ->
                CreatedAnswer.at(
                    "/v1/integrations/keys/" + key.id(),
                    new KeyText(key.id(), text, ScopeNames.texts(key.scopes()), key.expiresAt())));
    ApiKeys.Wanted made =
        new ApiKeys.Wanted(chain, wanted.name().strip(), scopes, end, caller.get().memberId());
    return creation.answer(keys.add(made, text, creation));
  }

  @GET
  @Operation(
      operationId = "listApiKeys",
      summary = "List the API keys of a chain",
      description = "The oldest first, ended ones included. Admins of the chain.")
  @APIResponse(responseCode = "200", description = "A page of keys")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the chain")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  public Page<KeyView> list(
      @QueryParam("chainId") @NotNull String chainId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    ChainId chain = chains.chain(chainId);
    return Page.of(store.of(chain, request.after(), request.probe()), request, ApiKey::id)
        .map(KeyView::of);
  }

  @DELETE
  @Path("{keyId}")
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke an API key",
      description = "It is refused at once, for good.")
  @APIResponse(responseCode = "204", description = "It is revoked")
  @APIResponse(responseCode = "404", description = "`not_found`: no such key among yours")
  public void revoke(@PathParam("keyId") String keyId) {
    ApiKey key =
        store
            .byId(keyId)
            .filter(found -> chains.runs(found.chainId()))
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    keys.revoke(key, caller.get().memberId());
  }

  private @Nullable Instant end(@Nullable Instant wanted) {
    if (wanted != null && !wanted.isAfter(clock.instant())) {
      throw Refusal.invalid(List.of(new FieldFault("expiresAt", "must be in the future")));
    }
    return wanted == null ? null : wanted.truncatedTo(ChronoUnit.MILLIS);
  }
}
