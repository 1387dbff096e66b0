package io.repstream.api.signin;

import io.repstream.api.access.ConsentDirectory;
import io.repstream.api.access.ConsentDirectory.Answer;
import io.repstream.api.access.DataClass;
import io.repstream.api.access.MemberDirectory;
import io.repstream.api.machine.MachineVisits;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out at a machine, as the app does after scanning its code. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/machines/{machineId}/sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sign-ins", description = "Who trains at which machine")
public class SignInsResource {
  private static final String NAMELESS = "Member";

  private final MachineVisits visits;
  private final SignIns signIns;
  private final MemberDirectory directory;
  private final ConsentDirectory consents;
  private final CurrentCaller caller;
  private final Creations creations;

  @Inject
  public SignInsResource(
      MachineVisits visits,
      SignIns signIns,
      MemberDirectory directory,
      ConsentDirectory consents,
      CurrentCaller caller,
      Creations creations) {
    this.visits = visits;
    this.signIns = signIns;
    this.directory = directory;
    this.consents = consents;
    this.caller = caller;
    this.creations = creations;
  }

  /** A sign-in as clients see it. */
  @Schema(name = "SignIn")
  public record SignInView(
      String signInId,
      String machineId,
      @Schema(description = "The workout that this becomes once the machine measures something")
          String workoutId,
      Instant startedAt) {
    static SignInView of(SignIn signIn) {
      return new SignInView(
          signIn.id().toString(),
          signIn.machineId().value(),
          signIn.workoutId().toString(),
          signIn.startedAt());
    }
  }

  @POST
  @Operation(
      operationId = "signIn",
      summary = "Sign in at a machine",
      description =
          "What the machine measures from now on is your workout. Repeating it changes nothing.")
  @APIResponse(
      responseCode = "201",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = SignInView.class)))
  @APIResponse(
      responseCode = "200",
      description = "You were signed in already",
      content = @Content(schema = @Schema(implementation = SignInView.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "`forbidden`: you do not train in this gym; `consent_required`: you withdrew"
              + " `MACHINE_DATA`")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  @APIResponse(responseCode = "409", description = "`machine_busy`: somebody else is signed in")
  public Response signIn(@PathParam("machineId") String machineId) {
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!visit.relations().mayTrainIn(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    MemberId member = caller.get().memberId();
    if (consents.answer(member, DataClass.MACHINE_DATA) == Answer.WITHDRAWN) {
      throw Refusal.of(ProblemCode.CONSENT_REQUIRED, "You withdrew your consent to machine data.");
    }
    String alias = directory.displayName(member).map(Alias::of).orElse(NAMELESS);
    SignIns.Request request =
        new SignIns.Request(visit.machine().id(), visit.gym().id(), member, alias);
    Creation<SignIn> creation =
        creations.begin(
            "signIn",
            SignIn.SCHEMA.collection(),
            signIn -> CreatedAnswer.of(SignInView.of(signIn)));
    return switch (signIns.signIn(request, creation)) {
      case SignIns.Outcome.SignedIn(SignIn signIn) -> creation.answer(signIn);
      case SignIns.Outcome.AlreadySignedIn(SignIn signIn) ->
          Response.ok(SignInView.of(signIn)).build();
      case SignIns.Outcome.Busy _ -> throw Refusal.of(ProblemCode.MACHINE_BUSY);
    };
  }

  @DELETE
  @Path("current")
  @Operation(
      operationId = "signOut",
      summary = "Sign out of a machine",
      description = "Ends your sign-in at this machine; the workout is complete.")
  @APIResponse(responseCode = "204", description = "Signed out")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such machine among yours, or you are not signed in there")
  public void signOut(@PathParam("machineId") String machineId) {
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!signIns.signOut(visit.machine().id(), caller.get().memberId())) {
      throw Refusal.of(ProblemCode.NOT_FOUND, "You are not signed in at this machine.");
    }
  }
}
