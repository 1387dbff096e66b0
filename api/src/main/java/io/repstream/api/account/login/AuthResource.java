package io.repstream.api.account.login;

import io.repstream.api.account.Account;
import io.repstream.api.account.Accounts;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.Registration;
import io.repstream.api.account.credential.EmailVerifications;
import io.repstream.api.account.login.AuthMessages.AccountCreated;
import io.repstream.api.account.login.AuthMessages.Credentials;
import io.repstream.api.account.login.AuthMessages.NewAccount;
import io.repstream.api.account.login.AuthMessages.Refresh;
import io.repstream.api.account.login.AuthMessages.Tokens;
import io.repstream.api.account.session.Visitor;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration, login, refresh. */
@ApplicationScoped
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "Registration, login, profile")
public class AuthResource {
  private final Accounts accounts;
  private final EmailVerifications verifications;
  private final Logins logins;
  private final CurrentCaller caller;

  @Inject
  public AuthResource(
      Accounts accounts, EmailVerifications verifications, Logins logins, CurrentCaller caller) {
    this.accounts = accounts;
    this.verifications = verifications;
    this.logins = logins;
    this.caller = caller;
  }

  @POST
  @Path("/register")
  @PermitAll
  @Operation(
      operationId = "register",
      summary = "Create an account",
      description =
          "Anyone may. The password has 8 characters to 1,024 bytes and is none of the most common"
              + " ones. A code to verify the e-mail goes out by mail; outside development a login"
              + " needs it redeemed.")
  @APIResponse(
      responseCode = "201",
      description = "The account exists",
      content = @Content(schema = @Schema(implementation = AccountCreated.class)))
  @APIResponse(responseCode = "409", description = "`email_taken`")
  @APIResponse(responseCode = "422", description = "`validation_failed`, `weak_password`")
  @APIResponse(responseCode = "503", description = "`overloaded`: too many hashes wait")
  public Response register(@Valid NewAccount request) {
    EmailAddress email = email(request.email());
    return switch (accounts.register(email, request.password(), request.displayName())) {
      case Registration.Registered(Account account) -> {
        verifications.begin(account);
        yield Response.status(Response.Status.CREATED).entity(AccountCreated.of(account)).build();
      }
      case Registration.EmailTaken() -> throw Refusal.of(ProblemCode.EMAIL_TAKEN);
      case Registration.WeakPassword(String fault) ->
          throw Refusal.of(ProblemCode.WEAK_PASSWORD, "The password " + fault + ".");
      case Registration.Busy(var retryAfter) ->
          throw Refusal.later(ProblemCode.OVERLOADED, retryAfter);
    };
  }

  @POST
  @Path("/login")
  @PermitAll
  @Operation(
      operationId = "login",
      summary = "Log in",
      description =
          "An unknown e-mail and a wrong password are answered alike, in the same time. Where the"
              + " account has a second factor, a login without it is answered"
              + " `second_factor_required`: repeat it with `secondFactor`. Wrong passwords are"
              + " counted by account and address.")
  @APIResponse(
      responseCode = "200",
      description = "Both tokens",
      content = @Content(schema = @Schema(implementation = Tokens.class)))
  @APIResponse(
      responseCode = "401",
      description = "`invalid_credentials`, `second_factor_required`, `invalid_second_factor`")
  @APIResponse(responseCode = "403", description = "`email_not_verified`")
  @APIResponse(responseCode = "429", description = "`rate_limited`: too many wrong passwords")
  @APIResponse(responseCode = "503", description = "`overloaded`: too many checks wait")
  public Tokens login(
      @Valid Credentials request, @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent) {
    EmailAddress email =
        EmailAddress.parse(request.email())
            .orElseThrow(() -> Refusal.of(ProblemCode.INVALID_CREDENTIALS));
    ClientAddress address = caller.address();
    String device = userAgent == null ? "" : userAgent;
    LoginAttempt attempt =
        new LoginAttempt(
            email,
            request.password(),
            Optional.ofNullable(request.secondFactor()),
            address,
            new Visitor(device, address.shortened()));
    return tokens(logins.login(attempt), ProblemCode.INVALID_CREDENTIALS);
  }

  @POST
  @Path("/refresh")
  @PermitAll
  @Operation(
      operationId = "refresh",
      summary = "Exchange a refresh token",
      description =
          "Each refresh token is good once; the answer holds the next. An app whose answer got lost"
              + " may repeat the call within 10 s and gets the same. Any later reuse ends the"
              + " login.")
  @APIResponse(
      responseCode = "200",
      description = "Both tokens",
      content = @Content(schema = @Schema(implementation = Tokens.class)))
  @APIResponse(responseCode = "401", description = "`invalid_refresh_token`")
  public Tokens refresh(@Valid Refresh request) {
    return tokens(logins.refresh(request.refreshToken()), ProblemCode.INVALID_REFRESH_TOKEN);
  }

  private static Tokens tokens(LoginOutcome outcome, ProblemCode refusal) {
    return switch (outcome) {
      case LoginOutcome.LoggedIn in -> Tokens.of(in);
      case LoginOutcome.Refused() -> throw Refusal.of(refusal);
      case LoginOutcome.FactorNeeded() -> throw Refusal.of(ProblemCode.SECOND_FACTOR_REQUIRED);
      case LoginOutcome.FactorWrong() -> throw Refusal.of(ProblemCode.INVALID_SECOND_FACTOR);
      case LoginOutcome.Unverified() -> throw Refusal.of(ProblemCode.EMAIL_NOT_VERIFIED);
      case LoginOutcome.TooMany(Refusal tooMany) -> throw tooMany;
      case LoginOutcome.Busy(var retryAfter) ->
          throw Refusal.later(ProblemCode.OVERLOADED, retryAfter);
    };
  }

  private static EmailAddress email(String text) {
    return EmailAddress.parse(text)
        .orElseThrow(
            () -> Refusal.invalid(List.of(new FieldFault("email", "must be an e-mail address"))));
  }
}
