package io.repstream.api.machine;

import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.floor.FloorReader;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One machine. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/machines/{machineId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class MachinesResource {
  private final MachineVisits visits;
  private final FloorReader floors;
  private final MachineProvisioning provisioning;
  private final CredentialProjection projection;
  private final AuditLog audit;
  private final WallClock clock = WallClock.system();

  @Inject
  public MachinesResource(
      MachineVisits visits,
      FloorReader floors,
      MachineProvisioning provisioning,
      CredentialProjection projection,
      AuditLog audit) {
    this.visits = visits;
    this.floors = floors;
    this.provisioning = provisioning;
    this.projection = projection;
    this.audit = audit;
  }

  @GET
  @RolesAllowed({Roles.ACCOUNT, Scopes.MACHINES_READ})
  @Operation(
      operationId = "getMachine",
      summary = "Read a machine with its live status",
      description = "A machine of a gym in which you train or work.")
  @APIResponse(
      responseCode = "200",
      description = "The machine",
      content = @Content(schema = @Schema(implementation = MachineView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public MachineView read(@PathParam("machineId") String machineId) {
    Machine machine = visits.visit(machineId).machine();
    return MachineView.of(machine, floors.read(machine.gymId()).of(machine.id()));
  }

  @POST
  @Path("revoke")
  @Operation(
      operationId = "revokeMachine",
      summary = "Revoke a machine's credential",
      description = "It is disconnected within 5 s and not let in again. Admins of the gym.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public void revoke(@PathParam("machineId") String machineId) {
    MachineVisits.Visit visit = managed(machineId);
    provisioning.revoke(visit.machine());
    audited(visit, AuditAction.MACHINE_REVOKED);
  }

  @POST
  @Path("quarantine/lift")
  @Operation(
      operationId = "liftQuarantine",
      summary = "Let a quarantined machine in again",
      description =
          "A machine whose id two boots fought for is kept out for an hour, state `OFFLINE`, reason"
              + " `QUARANTINED`. Look for the clone first. Admins of the gym.")
  @APIResponse(responseCode = "204", description = "It may connect")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public void liftQuarantine(@PathParam("machineId") String machineId) {
    MachineVisits.Visit visit = managed(machineId);
    projection.liftQuarantine(visit.machine().id());
    audited(visit, AuditAction.QUARANTINE_LIFTED);
  }

  private void audited(MachineVisits.Visit visit, AuditAction action) {
    audit.record(
        AuditEvent.in(
            visit.gym().chainId(),
            action,
            visit.relations().caller().memberId(),
            visit.machine().id().value(),
            "gym " + visit.gym().id(),
            clock.instant()));
  }

  private MachineVisits.Visit managed(String machineId) {
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!visit.relations().mayManageMachinesOf(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    return visit;
  }
}
