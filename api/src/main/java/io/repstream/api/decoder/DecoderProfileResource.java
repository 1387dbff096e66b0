package io.repstream.api.decoder;

import io.repstream.api.decoder.DecoderProfileView.Widths;
import io.repstream.api.machine.MachineVisits;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.version.Preconditions;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The decoder profile of one machine. */
@ApplicationScoped
@Path("/v1/machines/{machineId}/decoder-profile")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "machines")
public class DecoderProfileResource {
  private final MachineVisits visits;
  private final DecoderProfileStore profiles;
  private final Event<DecoderProfileChanged> changed;

  @Inject
  public DecoderProfileResource(
      MachineVisits visits, DecoderProfileStore profiles, Event<DecoderProfileChanged> changed) {
    this.visits = visits;
    this.profiles = profiles;
    this.changed = changed;
  }

  @GET
  @Operation(
      operationId = "getDecoderProfile",
      summary = "Read how a machine's packets are read",
      description =
          "For who manages the gym's machines. Version 1 is the standard. Where many packets agree"
              + " on a width that the profile leaves open, the next version is proposed.")
  @APIResponse(responseCode = "200", description = "The profile in force, and the proposal")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not manage its machines")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public DecoderProfileView read(@PathParam("machineId") String machineId) {
    return DecoderProfileView.of(profiles.of(managed(machineId)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putDecoderProfile",
      summary = "Change how a machine's packets are read",
      description =
          "For who manages the gym's machines: the proposal as it is, or what the machine's maker"
              + " says. Stored workouts whose raw samples are still kept are decoded again in the"
              + " background.")
  @APIResponse(responseCode = "200", description = "The profile, in force from now on")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not manage its machines")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  @APIResponse(
      responseCode = "412",
      description = "`precondition_failed`: the version is not the next of the one in force")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public DecoderProfileView put(
      @PathParam("machineId") String machineId, @NotNull @Valid Widths wish) {
    MachineId id = managed(machineId);
    Preconditions.check(DecoderProfileView.of(profiles.of(id)));
    DecoderProfile next = wish.profile();
    if (!profiles.replace(id, next)) {
      throw Refusal.of(ProblemCode.PRECONDITION_FAILED);
    }
    changed.fire(new DecoderProfileChanged(id, next.version()));
    return new DecoderProfileView(wish, null, null);
  }

  private MachineId managed(String machineId) {
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!visit.relations().mayManageMachinesOf(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    return visit.machine().id();
  }
}
