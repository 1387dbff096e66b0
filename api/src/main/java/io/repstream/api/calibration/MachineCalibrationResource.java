package io.repstream.api.calibration;

import io.repstream.api.access.Place;
import io.repstream.api.machine.Machine;
import io.repstream.api.machine.MachineVisits;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.version.Preconditions;
import io.repstream.api.platform.version.Versioned;
import io.repstream.common.machine.MachineType;
import io.repstream.common.problem.ProblemCode;
import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.LoadClass;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calibration of one strength machine. */
@ApplicationScoped
@Path("/v1/machines/{machineId}/calibration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "machines")
public class MachineCalibrationResource {
  private final MachineVisits visits;
  private final CalibrationStore calibrations;
  private final Event<MachineCalibrated> calibrated;

  @Inject
  public MachineCalibrationResource(
      MachineVisits visits, CalibrationStore calibrations, Event<MachineCalibrated> calibrated) {
    this.calibrated = calibrated;
    this.visits = visits;
    this.calibrations = calibrations;
  }

  /** A calibration as clients see it and send it. */
  @Schema(name = "MachineCalibration", description = "How a machine's load reads in newtons")
  public record View(
      @Schema(description = "The version in force; sent back to change it", example = "1")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("1000000")
          Integer version,
      @Schema(description = "Loads compare within a class only", example = "PLATES") @NotNull
          LoadClass loadClass,
      @Schema(description = "Of the displayed load: a 2:1 pulley halves it", example = "0.5")
          @NotNull
          @DecimalMin("0.01")
          @DecimalMax("100")
          Double factor,
      @Schema(description = "What a level of the machine's own scale weighs", example = "25.0")
          @DecimalMin("0.01")
          @DecimalMax("10000")
          @Nullable Double newtonsPerLevel,
      @Schema(description = "What it weighs without a load", example = "12.0")
          @NotNull
          @DecimalMin("0")
          @DecimalMax("10000")
          Double offsetNewtons)
      implements Versioned {
    @Override
    public String entityVersion() {
      return Integer.toString(version);
    }

    static View of(Calibration calibration) {
      return new View(
          calibration.version(),
          calibration.loadClass(),
          calibration.factor(),
          calibration.newtonsPerLevel(),
          calibration.offsetNewtons());
    }

    Calibration next() {
      return new Calibration(version + 1, loadClass, factor, newtonsPerLevel, offsetNewtons);
    }
  }

  @GET
  @Operation(
      operationId = "getMachineCalibration",
      summary = "Read how a machine's load reads in newtons",
      description = "Version 1 is the standard: a kilogram is a kilogram, a level is unknown.")
  @APIResponse(responseCode = "200", description = "The calibration in force")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public View read(@PathParam("machineId") String machineId) {
    return View.of(calibrations.of(visits.visit(machineId).machine().id()));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putMachineCalibration",
      summary = "Calibrate a strength machine",
      description =
          "For who manages the gym's machines. Stored workouts whose raw samples are still kept are"
              + " decoded again in the background.")
  @APIResponse(responseCode = "200", description = "The calibration, one version on")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not manage its machines")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  @APIResponse(responseCode = "409", description = "`conflict`: the machine lifts nothing")
  @APIResponse(
      responseCode = "412",
      description = "`precondition_failed`: another version is in force")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public View put(@PathParam("machineId") String machineId, @NotNull @Valid View wish) {
    MachineVisits.Visit visit = visits.visit(machineId);
    Machine machine = visit.machine();
    Place place = visit.gym().place();
    if (!visit.relations().mayManageMachinesOf(place)) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    if (machine.details().type() != MachineType.STRENGTH) {
      throw Refusal.of(ProblemCode.CONFLICT);
    }
    Preconditions.check(View.of(calibrations.of(machine.id())));
    Calibration next = wish.next();
    if (!calibrations.replace(machine.id(), next)) {
      throw Refusal.of(ProblemCode.PRECONDITION_FAILED);
    }
    calibrated.fire(new MachineCalibrated(machine.id(), next.version()));
    return View.of(next);
  }
}
