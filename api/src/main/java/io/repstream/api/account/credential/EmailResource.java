package io.repstream.api.account.credential;

import io.repstream.api.account.EmailAddress;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Showing that an e-mail is one's own. */
@ApplicationScoped
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class EmailResource {
  private final EmailVerifications verifications;

  @Inject
  public EmailResource(EmailVerifications verifications) {
    this.verifications = verifications;
  }

  /** The code of a mail. */
  @Schema(name = "EmailCode")
  public record EmailCode(
      @Schema(example = "3q2-7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs") @NotNull @Size(max = 128)
          String code) {
    @Override
    public String toString() {
      return "EmailCode[***]";
    }
  }

  /** An e-mail, of whoever. */
  @Schema(name = "Email")
  public record Email(@Schema(example = "ada@example.com") @NotNull @Size(max = 254) String email) {
    EmailAddress address() {
      return EmailAddress.parse(email)
          .orElseThrow(
              () -> Refusal.invalid(List.of(new FieldFault("email", "must be an e-mail address"))));
    }
  }

  @POST
  @Path("/email/verify")
  @PermitAll
  @Operation(
      operationId = "verifyEmail",
      summary = "Verify an e-mail",
      description = "Redeems the code of the mail that registration sent; good once.")
  @APIResponse(responseCode = "204", description = "The e-mail is verified")
  @APIResponse(responseCode = "422", description = "`invalid_code`, `validation_failed`")
  public void verify(@Valid @NotNull EmailCode request) {
    if (!verifications.redeem(request.code())) {
      throw Refusal.of(ProblemCode.INVALID_CODE);
    }
  }

  @POST
  @Path("/email/verify/resend")
  @PermitAll
  @Operation(
      operationId = "resendVerification",
      summary = "Ask for another verification mail",
      description =
          "The answer is the same whether or not the e-mail has an account that waits for one. An"
              + " earlier code is good no more.")
  @APIResponse(responseCode = "202", description = "A mail goes out if there is anything to verify")
  public Response resend(@Valid @NotNull Email request) {
    verifications.resend(request.address());
    return Response.accepted().build();
  }
}
