package io.repstream.api.account.credential;

import io.repstream.api.account.Accounts;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** New passwords, for those who know the present one and those who forgot it. */
@ApplicationScoped
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class PasswordResource {
  private final Accounts accounts;
  private final PasswordChanges changes;
  private final PasswordResets resets;
  private final CurrentCaller caller;

  @Inject
  public PasswordResource(
      Accounts accounts, PasswordChanges changes, PasswordResets resets, CurrentCaller caller) {
    this.accounts = accounts;
    this.changes = changes;
    this.resets = resets;
    this.caller = caller;
  }

  /** The wish for another password. */
  @Schema(name = "NewPassword")
  public record NewPassword(
      @NotNull @Size(max = 1024) String currentPassword,
      @Schema(example = "another phrase of Ada's", minLength = 8) @NotNull String newPassword) {
    @Override
    public String toString() {
      return "NewPassword[***]";
    }
  }

  /** A code and the password that shall come of it. */
  @Schema(name = "PasswordReset")
  public record PasswordReset(
      @NotNull @Size(max = 128) String code,
      @Schema(example = "another phrase of Ada's", minLength = 8) @NotNull String newPassword) {
    @Override
    public String toString() {
      return "PasswordReset[***]";
    }
  }

  @POST
  @Path("/password/change")
  @RolesAllowed(Roles.ACCOUNT)
  @SecurityRequirement(name = "bearer")
  @Operation(
      operationId = "changePassword",
      summary = "Change your password",
      description = "Needs the present one. Ends all your other logins.")
  @APIResponse(responseCode = "204", description = "Changed")
  @APIResponse(responseCode = "403", description = "`wrong_password`")
  @APIResponse(responseCode = "422", description = "`weak_password`, `validation_failed`")
  @APIResponse(responseCode = "429", description = "`rate_limited`: too many wrong passwords")
  public void change(@Valid @NotNull NewPassword request) {
    Caller changing = caller.get();
    answer(
        accounts
            .byId(changing.memberId())
            .map(
                account ->
                    changes.change(
                        account,
                        changing.sessionId(),
                        request.currentPassword(),
                        request.newPassword(),
                        caller.address()))
            .orElseThrow(() -> Refusal.of(ProblemCode.UNAUTHENTICATED)));
  }

  @POST
  @Path("/password/forgot")
  @PermitAll
  @Operation(
      operationId = "forgotPassword",
      summary = "Ask for a password reset mail",
      description = "The answer is the same whether or not the e-mail has an account.")
  @APIResponse(responseCode = "202", description = "A mail goes out if there is such an account")
  public Response forgot(@Valid @NotNull EmailResource.Email request) {
    resets.forgot(request.address());
    return Response.accepted().build();
  }

  @POST
  @Path("/password/reset")
  @PermitAll
  @Operation(
      operationId = "resetPassword",
      summary = "Choose a new password by mailed code",
      description =
          "The code is good once, for half an hour. Ends all logins; a second factor stays needed.")
  @APIResponse(responseCode = "204", description = "The password is the new one")
  @APIResponse(
      responseCode = "422",
      description = "`invalid_code`, `weak_password`, `validation_failed`")
  public void reset(@Valid @NotNull PasswordReset request) {
    answer(resets.reset(request.code(), request.newPassword(), caller.address()));
  }

  private static void answer(PasswordChange change) {
    switch (change) {
      case PasswordChange.Changed() -> {}
      case PasswordChange.WrongPassword() -> throw Refusal.of(ProblemCode.WRONG_PASSWORD);
      case PasswordChange.WrongCode() -> throw Refusal.of(ProblemCode.INVALID_CODE);
      case PasswordChange.Weak(String fault) ->
          throw Refusal.of(ProblemCode.WEAK_PASSWORD, "The password " + fault + ".");
      case PasswordChange.TooMany(Refusal refusal) -> throw refusal;
      case PasswordChange.Busy(var retryAfter) ->
          throw Refusal.later(ProblemCode.OVERLOADED, retryAfter);
    }
  }
}
