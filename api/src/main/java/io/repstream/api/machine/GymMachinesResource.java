package io.repstream.api.machine;

import io.repstream.api.floor.Floor;
import io.repstream.api.floor.FloorReader;
import io.repstream.api.machine.Machine.MachineDetails;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.tenancy.GymVisits;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The machines of a gym: provisioning, and the floor as a list. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/gyms/{gymId}/machines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "machines", description = "The inventory and what each machine is doing now")
public class GymMachinesResource {
  private final GymVisits visits;
  private final MachineStore machines;
  private final MachineProvisioning provisioning;
  private final FloorReader floors;
  private final Creations creations;

  @Inject
  public GymMachinesResource(
      GymVisits visits,
      MachineStore machines,
      MachineProvisioning provisioning,
      FloorReader floors,
      Creations creations) {
    this.visits = visits;
    this.machines = machines;
    this.provisioning = provisioning;
    this.floors = floors;
    this.creations = creations;
  }

  /** The wish for a machine. */
  @Schema(name = "NewMachine")
  public record NewMachine(
      @Schema(example = "Bike 7") @NotBlank @Size(max = 60) String name,
      @NotNull MachineType type,
      @Schema(example = "Velora") @NotBlank @Size(max = 60) String vendor,
      @Schema(example = "Pulse 300") @NotBlank @Size(max = 60) String model,
      @Schema(example = "VP3-004711") @NotBlank @Size(max = 60) String serial,
      @Schema(description = "Where it stands on the floor plan") @Valid
          @Nullable NewPosition position) {
    MachineDetails details() {
      @Nullable FloorPosition place =
          position == null ? null : new FloorPosition(position.x(), position.y());
      return new MachineDetails(
          name.strip(), type, vendor.strip(), model.strip(), serial.strip(), place);
    }
  }

  /** A place on the floor plan. */
  @Schema(name = "NewFloorPosition", description = "Metres from the plan's upper left corner")
  public record NewPosition(
      @Schema(example = "4.5") @NotNull @DecimalMin("0") @DecimalMax("1000") Double x,
      @Schema(example = "2") @NotNull @DecimalMin("0") @DecimalMax("1000") Double y) {}

  /** A provisioned machine with its key, which is shown this once. */
  @Schema(name = "ProvisionedMachine")
  public record ProvisionedMachine(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
      String gymId,
      String name,
      MachineType type,
      String vendor,
      String model,
      String serial,
      @Nullable FloorPosition position,
      @Schema(
              description = "The machine's key, base64url without padding; never shown again",
              example = "yQ3v1mJ0y8n0b4Z1rO7xkq2mX9m0t8uFZ1y7QeVd3nU")
          String key,
      @Schema(description = "Which of the machine's keys it is", example = "1") int keyId) {
    static ProvisionedMachine of(MachineProvisioning.Provisioned provisioned) {
      Machine machine = provisioned.machine();
      MachineDetails details = machine.details();
      return new ProvisionedMachine(
          machine.id().value(),
          machine.gymId().toString(),
          details.name(),
          details.type(),
          details.vendor(),
          details.model(),
          details.serial(),
          details.position(),
          provisioned.key().toBase64Url(),
          provisioned.key().keyId());
    }

    @Override
    public String toString() {
      return "ProvisionedMachine[" + id + "]";
    }
  }

  @POST
  @Operation(
      operationId = "provisionMachine",
      summary = "Provision a machine",
      description =
          "Adds a machine to the gym and answers its key, once. Admins of the gym or its chain.")
  @APIResponse(
      responseCode = "201",
      description = "Provisioned; keep the key",
      content = @Content(schema = @Schema(implementation = ProvisionedMachine.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public Response provision(@PathParam("gymId") String gymId, @Valid @NotNull NewMachine wanted) {
    GymVisits.Visit visit = visits.visit(gymId);
    if (!visit.relations().mayManageMachinesOf(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    Creation<Machine> creation =
        creations.begin("provisionMachine", Machine.SCHEMA.collection(), this::provisioned);
    return creation.answer(
        provisioning.provision(
            visit.gym().place(),
            visit.relations().caller().memberId(),
            wanted.details(),
            creation));
  }

  private CreatedAnswer provisioned(Machine machine) {
    ProvisionedMachine view = ProvisionedMachine.of(provisioning.shown(machine));
    return CreatedAnswer.at("/v1/machines/" + machine.id(), view);
  }

  @GET
  @RolesAllowed({Roles.ACCOUNT, Scopes.MACHINES_READ})
  @Operation(
      operationId = "listMachines",
      summary = "List the machines of a gym with their live status",
      description =
          "Every machine with its state and last figures. Figures older than 10 s are marked"
              + " stale.")
  @APIResponse(responseCode = "200", description = "A page of machines")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  public Page<MachineView> list(
      @PathParam("gymId") String gymId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    GymId gym = visits.visit(gymId).gym().id();
    Optional<MachineId> after = request.after().filter(MachineId::isValid).map(MachineId::new);
    List<Machine> found = machines.ofGym(gym, after, request.probe());
    Floor floor = floors.read(gym);
    return Page.of(found, request, machine -> machine.id().value())
        .map(machine -> MachineView.of(machine, floor.of(machine.id())));
  }
}
