package io.repstream.api.machine;

import io.repstream.api.floor.FloorReader;
import io.repstream.api.platform.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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

  @Inject
  public MachinesResource(MachineVisits visits, FloorReader floors) {
    this.visits = visits;
    this.floors = floors;
  }

  @GET
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
}
