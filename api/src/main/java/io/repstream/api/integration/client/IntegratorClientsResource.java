package io.repstream.api.integration.client;

import io.repstream.api.integration.IntegratedChains;
import io.repstream.api.integration.ScopeNames;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.id.ChainId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The clients of a chain's integrators, for its admins. */
@ApplicationScoped
@Path("/v1/integrations/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "integrations")
public class IntegratorClientsResource {
  private final IntegratedChains chains;
  private final IntegratorClientStore store;
  private final Integrators integrators;
  private final CurrentCaller caller;
  private final Creations creations;

  @Inject
  public IntegratorClientsResource(
      IntegratedChains chains,
      IntegratorClientStore store,
      Integrators integrators,
      CurrentCaller caller,
      Creations creations) {
    this.chains = chains;
    this.store = store;
    this.integrators = integrators;
    this.caller = caller;
    this.creations = creations;
  }

  /** The wish for a client. */
  @Schema(name = "NewIntegratorClient")
  public record NewIntegratorClient(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") @NotBlank String chainId,
      @Schema(example = "Occupancy board") @NotBlank @Size(max = 60) String name,
      @Schema(
              description = "`gyms:read`, `machines:read`, `floor:read`; may be none",
              example = "[\"gyms:read\"]")
          @NotNull
          @Size(max = 20)
          List<@NotNull @Size(max = 60) String> scopes) {}

  /** How long the secrets before another one are still good. */
  @Schema(name = "SecretRotation")
  public record SecretRotation(
      @Schema(description = "0 ends them at once", example = "3600") @NotNull @Min(0) @Max(604_800)
          Integer graceSeconds) {}

  /** A client as admins see it. */
  @Schema(name = "IntegratorClient")
  public record ClientView(
      String clientId,
      String chainId,
      @Schema(example = "Occupancy board") String name,
      @Schema(example = "[\"gyms:read\"]") List<String> scopes,
      Instant createdAt,
      @Schema(description = "Absent while it is good") @Nullable Instant revokedAt) {
    static ClientView of(IntegratorClient client) {
      return new ClientView(
          client.id(),
          client.chainId().toString(),
          client.name(),
          ScopeNames.texts(client.scopes()),
          client.createdAt(),
          client.revokedAt());
    }
  }

  /** A client with its secret, which is shown this once. */
  @Schema(name = "IntegratorClientSecret")
  public record ClientSecretView(
      String clientId,
      @Schema(description = "Never shown again") String clientSecret,
      @Schema(example = "[\"gyms:read\"]") List<String> scopes) {
    static ClientSecretView of(IntegratorClient client, String secret) {
      return new ClientSecretView(client.id(), secret, ScopeNames.texts(client.scopes()));
    }

    @Override
    public String toString() {
      return "ClientSecretView[" + clientId + "]";
    }
  }

  @POST
  @Operation(
      operationId = "addIntegratorClient",
      summary = "Add a client of an integrator",
      description =
          "Answers its secret, once. Admins of the chain. The client gets tokens at"
              + " `POST /v1/auth/token` and reads what its scopes name, in this chain alone.")
  @APIResponse(
      responseCode = "201",
      description = "Added; keep the secret",
      content = @Content(schema = @Schema(implementation = ClientSecretView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the chain")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: name or scopes")
  public Response add(@Valid @NotNull NewIntegratorClient wanted) {
    ChainId chain = chains.chain(wanted.chainId());
    List<String> scopes = ScopeNames.roles(wanted.scopes());
    String secret = SecretText.random();
    Creation<IntegratorClient> creation =
        creations.begin(
            "addIntegratorClient",
            IntegratorClient.SCHEMA.collection(),
            client ->
                CreatedAnswer.at(
                    "/v1/integrations/clients/" + client.id(),
                    ClientSecretView.of(client, secret)));
    Integrators.Wanted made =
        new Integrators.Wanted(chain, wanted.name().strip(), scopes, caller.get().memberId());
    return creation.answer(integrators.add(made, secret, creation));
  }

  @GET
  @Operation(
      operationId = "listIntegratorClients",
      summary = "List the clients of a chain's integrators",
      description = "The oldest first, revoked ones included. Admins of the chain.")
  @APIResponse(responseCode = "200", description = "A page of clients")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the chain")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  public Page<ClientView> list(
      @QueryParam("chainId") @NotNull String chainId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    ChainId chain = chains.chain(chainId);
    return Page.of(store.of(chain, request.after(), request.probe()), request, IntegratorClient::id)
        .map(ClientView::of);
  }

  @POST
  @Path("{clientId}/secret")
  @Operation(
      operationId = "rotateIntegratorSecret",
      summary = "Give a client another secret",
      description =
          "Answers it, once. The secrets before are good for as long as you say, so that the"
              + " integrator can exchange them.")
  @APIResponse(
      responseCode = "200",
      description = "Keep the secret",
      content = @Content(schema = @Schema(implementation = ClientSecretView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such client among yours")
  @APIResponse(responseCode = "409", description = "`conflict`: it is revoked, or just rotated")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public ClientSecretView rotate(
      @PathParam("clientId") String clientId, @Valid @NotNull SecretRotation wanted) {
    IntegratorClient client = own(clientId);
    Duration grace = Duration.ofSeconds(wanted.graceSeconds());
    return integrators
        .rotate(client, grace, caller.get().memberId())
        .map(secret -> ClientSecretView.of(client, secret))
        .orElseThrow(() -> Refusal.of(ProblemCode.CONFLICT));
  }

  @DELETE
  @Path("{clientId}")
  @Operation(
      operationId = "revokeIntegratorClient",
      summary = "Revoke a client",
      description = "Its tokens are refused at once, and it gets no more. For good.")
  @APIResponse(responseCode = "204", description = "It is revoked")
  @APIResponse(responseCode = "404", description = "`not_found`: no such client among yours")
  public void revoke(@PathParam("clientId") String clientId) {
    integrators.revoke(own(clientId), caller.get().memberId());
  }

  private IntegratorClient own(String clientId) {
    return store
        .byId(clientId)
        .filter(client -> chains.runs(client.chainId()))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }
}
