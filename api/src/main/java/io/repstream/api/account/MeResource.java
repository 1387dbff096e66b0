package io.repstream.api.account;

import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own profile. */
@ApplicationScoped
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class MeResource {
  private final Accounts accounts;
  private final CurrentCaller caller;

  @Inject
  public MeResource(Accounts accounts, CurrentCaller caller) {
    this.accounts = accounts;
    this.caller = caller;
  }

  /** What one sees of oneself. */
  @Schema(name = "Me")
  public record Me(
      String memberId,
      String email,
      String displayName,
      @Schema(description = "Roles in the installation; roles in gyms stand at the gyms")
          List<String> roles,
      @Schema(format = "date-time") String createdAt) {}

  /** What one may change of it. */
  @Schema(name = "ProfileChange")
  public record ProfileChange(
      @Schema(example = "Mia Keller") @NotBlank @Size(max = 80) String displayName) {}

  @GET
  @Operation(operationId = "getMe", summary = "Read one's own profile")
  public Me me() {
    return accounts
        .byId(caller.get().memberId())
        .map(MeResource::shown)
        .orElseThrow(() -> Refusal.of(ProblemCode.UNAUTHENTICATED));
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeMe",
      summary = "Change your profile",
      description = "The name that others on the floor may see, in short.")
  @APIResponse(
      responseCode = "200",
      description = "Your profile now",
      content = @Content(schema = @Schema(implementation = Me.class)))
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public Me change(@Valid @NotNull ProfileChange wanted) {
    return accounts
        .rename(caller.get().memberId(), wanted.displayName())
        .map(MeResource::shown)
        .orElseThrow(() -> Refusal.of(ProblemCode.UNAUTHENTICATED));
  }

  private static Me shown(Account account) {
    return new Me(
        account.id().toString(),
        account.email(),
        account.displayName(),
        account.roles(),
        account.createdAt().toString());
  }
}
