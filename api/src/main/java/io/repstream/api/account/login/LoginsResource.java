package io.repstream.api.account.login;

import io.repstream.api.account.session.LoginSession;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own logins: seeing and ending them. */
@ApplicationScoped
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class LoginsResource {
  private final LoginSessions sessions;
  private final AuditLog audit;
  private final CurrentCaller caller;
  private final WallClock clock = WallClock.system();

  @Inject
  public LoginsResource(LoginSessions sessions, AuditLog audit, CurrentCaller caller) {
    this.sessions = sessions;
    this.audit = audit;
    this.caller = caller;
  }

  /** A login as its owner sees it. */
  @Schema(name = "Login")
  public record LoginView(
      String id,
      @Schema(description = "What the app said of itself", example = "Repstream/4.2 iOS")
          String device,
      @Schema(description = "From where, the last part blanked", example = "192.0.2.x")
          String network,
      @Schema(format = "date-time") String openedAt,
      @Schema(format = "date-time") String usedAt,
      @Schema(description = "Whether this request belongs to it") boolean current) {}

  /** All of them; bounded, so there are no pages. */
  @Schema(name = "Logins")
  public record LoginList(List<LoginView> items) {}

  @POST
  @Path("/logout")
  @Operation(
      operationId = "logout",
      summary = "Log out",
      description = "Ends the login of the token: its refresh token and all its access tokens.")
  @APIResponse(responseCode = "204", description = "The login has ended")
  public void logout() {
    Caller leaving = caller.get();
    kept(leaving, leaving.sessionId());
    if (!sessions.end(leaving.memberId(), leaving.sessionId())) {
      sessions.end(leaving.sessionId());
    }
  }

  @POST
  @Path("/logout-all")
  @Operation(
      operationId = "logoutAll",
      summary = "Log out everywhere",
      description = "Ends all your logins, this one too.")
  @APIResponse(responseCode = "204", description = "All logins have ended")
  public void logoutAll() {
    kept(caller.get(), "all");
    sessions.endAll(caller.get().memberId(), Set.of());
    sessions.end(caller.get().sessionId());
  }

  @GET
  @Path("/sessions")
  @Operation(
      operationId = "listLogins",
      summary = "List your logins",
      description = "The logins that live, the newest first.")
  @APIResponse(responseCode = "200", description = "Your logins")
  public LoginList list() {
    String current = caller.get().sessionId();
    return new LoginList(
        sessions.of(caller.get().memberId()).stream()
            .map(session -> shown(session, current))
            .toList());
  }

  @DELETE
  @Path("/sessions/{sessionId}")
  @Operation(
      operationId = "endLogin",
      summary = "End one of your logins",
      description = "Its refresh token and all its access tokens are refused at once.")
  @APIResponse(responseCode = "204", description = "The login has ended")
  @APIResponse(responseCode = "404", description = "`not_found`: you have no such login")
  public void end(@PathParam("sessionId") String sessionId) {
    if (!sessions.end(caller.get().memberId(), sessionId)) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
    kept(caller.get(), sessionId);
  }

  private void kept(Caller leaving, String what) {
    audit.record(
        AuditEvent.ofAccount(AuditAction.LOGOUT, leaving.memberId(), what, clock.instant()));
  }

  private static LoginView shown(LoginSession session, String current) {
    return new LoginView(
        session.id(),
        session.visitor().device(),
        session.visitor().network(),
        session.openedAt().toString(),
        session.usedAt().toString(),
        session.id().equals(current));
  }
}
