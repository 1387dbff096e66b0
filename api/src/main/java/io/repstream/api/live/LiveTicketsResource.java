package io.repstream.api.live;

import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets for live connections. */
@ApplicationScoped
@Path("/v1/live/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ACCOUNT, Scopes.FLOOR_READ})
@SecurityRequirement(name = "bearer")
@Tag(name = "live", description = "Live updates over WebSocket")
public class LiveTicketsResource {
  private static final int MOST_TOPICS = 16;

  private final LiveTickets tickets;
  private final LiveAccess access;
  private final CurrentCaller caller;

  @Inject
  public LiveTicketsResource(LiveTickets tickets, LiveAccess access, CurrentCaller caller) {
    this.tickets = tickets;
    this.access = access;
    this.caller = caller;
  }

  /** The topics that a ticket is wanted for. */
  @Schema(name = "NewLiveTicket")
  public record NewLiveTicket(
      @Schema(example = "[\"gym:0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90:floor\"]")
          @NotEmpty
          @Size(max = MOST_TOPICS)
          List<@NotNull @Size(max = 100) String> topics) {}

  /** A ticket and how long it is good for. */
  @Schema(name = "LiveTicket")
  public record LiveTicketView(
      @Schema(description = "Pass once as ?ticket= of the WebSocket") String ticket,
      @Schema(description = "Until when it must be used", example = "30") long expiresInSeconds,
      @Schema(description = "When the connection ends at the latest: the end of your token")
          Instant grantExpiresAt) {
    @Override
    public String toString() {
      return "LiveTicketView[***]";
    }
  }

  @POST
  @Operation(
      operationId = "createLiveTicket",
      summary = "Get a one-time ticket for a live connection",
      description =
          "For clients that cannot send Authorization with a WebSocket. The connection may"
              + " subscribe the named topics and no others.")
  @APIResponse(
      responseCode = "200",
      description = "The ticket",
      content = @Content(schema = @Schema(implementation = LiveTicketView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: a topic that is not yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: no topics, or too many")
  public LiveTicketView issue(@Valid @NotNull NewLiveTicket wanted) {
    Caller who = caller.get();
    if (!wanted.topics().stream().allMatch(text -> isPermitted(who, text))) {
      throw Refusal.of(ProblemCode.NOT_FOUND, "A topic is not among yours.");
    }
    Grant grant = new Grant(who, Optional.of(Set.copyOf(wanted.topics())));
    return new LiveTicketView(tickets.issue(grant), LiveTickets.LIFE.toSeconds(), who.tokenEnds());
  }

  private boolean isPermitted(Caller who, String text) {
    return LiveTopic.parse(text).filter(topic -> access.permits(who, topic)).isPresent();
  }
}
