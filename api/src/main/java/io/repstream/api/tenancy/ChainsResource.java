package io.repstream.api.tenancy;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.problem.Refusal;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Chains: the tenants of an installation. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/chains")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tenancy", description = "Chains, gyms and the people in them")
public class ChainsResource {
  private final Tenancy tenancy;
  private final GymStore gyms;
  private final Access access;
  private final CurrentCaller caller;
  private final Creations creations;

  @Inject
  public ChainsResource(
      Tenancy tenancy, GymStore gyms, Access access, CurrentCaller caller, Creations creations) {
    this.tenancy = tenancy;
    this.gyms = gyms;
    this.access = access;
    this.caller = caller;
    this.creations = creations;
  }

  /** The wish for a chain. */
  @Schema(name = "NewChain")
  public record NewChain(
      @Schema(example = "Northside Fitness") @NotBlank @Size(max = 100) String name) {}

  /** A chain as clients see it. */
  @Schema(name = "Chain")
  public record ChainView(String id, String name) {}

  @POST
  @Operation(
      operationId = "foundChain",
      summary = "Found a chain",
      description = "The operator of the installation only.")
  @APIResponse(
      responseCode = "201",
      description = "Founded",
      content = @Content(schema = @Schema(implementation = ChainView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  @APIResponse(responseCode = "422", description = "`validation_failed`: the name is missing")
  public Response found(@Valid @NotNull NewChain wanted) {
    Creation<Chain> creation =
        creations.begin("foundChain", Chain.SCHEMA.collection(), ChainsResource::founded);
    return tenancy
        .found(access.of(caller.get()), wanted.name().strip(), creation)
        .map(creation::answer)
        .orElseThrow(() -> Refusal.of(ProblemCode.FORBIDDEN));
  }

  @POST
  @Path("{chainId}/staff")
  @Operation(
      operationId = "nameChainAdmin",
      summary = "Name an admin of a chain",
      description = "Gives an existing account the role chainAdmin. The operator only.")
  @APIResponse(
      responseCode = "201",
      description = "Named",
      content = @Content(schema = @Schema(implementation = Grants.Granted.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain, or no such account")
  public Response nameAdmin(
      @PathParam("chainId") String chainId, @Valid @NotNull Grants.NewChainStaff wanted) {
    Relations relations = access.of(caller.get());
    Chain chain =
        parsed(chainId)
            .filter(relations::maySeeChain)
            .flatMap(gyms::chain)
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    Creation<RoleGrant> creation =
        creations.begin("nameChainAdmin", RoleGrant.SCHEMA.collection(), Grants::answer);
    Tenancy.Grant grant = tenancy.grantChainAdmin(relations, chain, wanted.email(), creation);
    return creation.answer(Grants.given(grant));
  }

  private static CreatedAnswer founded(Chain chain) {
    ChainView view = new ChainView(chain.id().toString(), chain.name());
    return CreatedAnswer.at("/v1/chains/" + chain.id(), view);
  }

  private static Optional<ChainId> parsed(String text) {
    try {
      return Optional.of(ChainId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
