package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.Accounts;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.account.totp.TotpSecret;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's second factor: an authenticator app (TOTP). */
@ApplicationScoped
@Path("/v1/auth/totp")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class SecondFactorResource {
  private final Accounts accounts;
  private final PasswordChecks checks;
  private final SecondFactors factors;
  private final CurrentCaller caller;

  @Inject
  public SecondFactorResource(
      Accounts accounts, PasswordChecks checks, SecondFactors factors, CurrentCaller caller) {
    this.accounts = accounts;
    this.checks = checks;
    this.factors = factors;
    this.caller = caller;
  }

  /** The password once more: a token alone changes no second factor. */
  @Schema(name = "PresentPassword")
  public record PresentPassword(@NotNull @Size(max = 1024) String currentPassword) {
    @Override
    public String toString() {
      return "PresentPassword[***]";
    }
  }

  /** A code of the app. */
  @Schema(name = "TotpCode")
  public record TotpCode(@Schema(example = "492039") @NotBlank @Size(max = 32) String code) {
    @Override
    public String toString() {
      return "TotpCode[***]";
    }
  }

  /** What takes a second factor away. */
  @Schema(name = "TotpRemoval")
  public record TotpRemoval(
      @NotNull @Size(max = 1024) String currentPassword,
      @Schema(description = "Of the app, or a recovery code", example = "492039")
          @NotBlank
          @Size(max = 32)
          String code) {
    @Override
    public String toString() {
      return "TotpRemoval[***]";
    }
  }

  /** What an authenticator app needs; shown this once. */
  @Schema(name = "TotpSetUp")
  public record TotpSetUp(
      @Schema(description = "Base32, to type", example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
          String secret,
      @Schema(
              description = "For a QR code",
              example = "otpauth://totp/Repstream%3Aada%40example.com?secret=JBSW&issuer=Repstream")
          String uri) {
    @Override
    public String toString() {
      return "TotpSetUp[***]";
    }
  }

  /** The codes for the day without the phone; shown this once. */
  @Schema(name = "RecoveryCodes")
  public record Recovery(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "Recovery[***]";
    }
  }

  @POST
  @Operation(
      operationId = "beginTotp",
      summary = "Set up a second factor",
      description =
          "Answers a secret for an authenticator app. It counts once a code of it is confirmed.")
  @APIResponse(
      responseCode = "201",
      description = "The secret, shown this once",
      content = @Content(schema = @Schema(implementation = TotpSetUp.class)))
  @APIResponse(responseCode = "403", description = "`wrong_password`")
  @APIResponse(responseCode = "409", description = "`conflict`: there is a second factor")
  public Response begin(@Valid @NotNull PresentPassword request) {
    Account account = account();
    requirePassword(account, request.currentPassword());
    TotpSecret secret = factors.begin(account).orElseThrow(() -> Refusal.of(ProblemCode.CONFLICT));
    return Response.status(Response.Status.CREATED)
        .entity(new TotpSetUp(secret.text(), secret.uri(account.email())))
        .build();
  }

  @POST
  @Path("/confirm")
  @Operation(
      operationId = "confirmTotp",
      summary = "Confirm the second factor",
      description =
          "Shows that the app has the secret. Logins need a code from now on; the ten recovery"
              + " codes stand in for it, each once.")
  @APIResponse(responseCode = "200", description = "The recovery codes, shown this once")
  @APIResponse(responseCode = "422", description = "`invalid_code`, `validation_failed`")
  public Recovery confirm(@Valid @NotNull TotpCode request) {
    return factors
        .confirm(account(), request.code())
        .map(Recovery::new)
        .orElseThrow(() -> Refusal.of(ProblemCode.INVALID_CODE));
  }

  @POST
  @Path("/remove")
  @Operation(
      operationId = "removeTotp",
      summary = "Take the second factor away",
      description = "Needs the password and a code.")
  @APIResponse(responseCode = "204", description = "Logins need the password only")
  @APIResponse(responseCode = "403", description = "`wrong_password`")
  @APIResponse(responseCode = "422", description = "`invalid_code`, `validation_failed`")
  public void remove(@Valid @NotNull TotpRemoval request) {
    Account account = account();
    requirePassword(account, request.currentPassword());
    switch (factors.use(account, request.code())) {
      case FactorCheck.Right() -> factors.remove(account);
      case FactorCheck.Wrong() -> throw Refusal.of(ProblemCode.INVALID_CODE);
      case FactorCheck.TooMany(Refusal refusal) -> throw refusal;
    }
  }

  private void requirePassword(Account account, String password) {
    switch (checks.check(account, password, caller.address())) {
      case GuardedCheck.Right _ -> {}
      case GuardedCheck.Wrong() -> throw Refusal.of(ProblemCode.WRONG_PASSWORD);
      case GuardedCheck.TooMany(Refusal refusal) -> throw refusal;
      case GuardedCheck.Busy(var retryAfter) ->
          throw Refusal.later(ProblemCode.OVERLOADED, retryAfter);
    }
  }

  private Account account() {
    return accounts
        .byId(caller.get().memberId())
        .orElseThrow(() -> Refusal.of(ProblemCode.UNAUTHENTICATED));
  }
}
