package io.repstream.api.account.profile;

import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One's own data for emergencies. */
@ApplicationScoped
@Path("/v1/me/emergency")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class EmergencyResource {
  private static final int LONGEST_LIFE_YEARS = 120;

  private final ProfileStore store;
  private final Emergencies emergencies;
  private final CurrentCaller caller;
  private final WallClock clock = WallClock.system();

  @Inject
  public EmergencyResource(ProfileStore store, Emergencies emergencies, CurrentCaller caller) {
    this.store = store;
    this.emergencies = emergencies;
    this.caller = caller;
  }

  /** Data for emergencies, in and out; what is unknown is absent. */
  @Schema(name = "Emergency")
  public record Emergency(
      @Schema(description = "Zones and limits of heart rates stand on it", example = "186")
          @Min(80)
          @Max(250)
          @Nullable Integer maxHeartRateBpm,
      @Schema(description = "For a highest heart rate by age", example = "1988")
          @Min(1900)
          @Max(2100)
          @Nullable Integer birthYear,
      @Schema(description = "For helpers", example = "Asthma; inhaler in the bag") @Size(max = 1000)
          @Nullable String medicalNote) {
    @Override
    public String toString() {
      return "Emergency[***]";
    }
  }

  @GET
  @Operation(
      operationId = "getMyEmergencyData",
      summary = "Read your data for emergencies",
      description = "You see it also while nobody may use it.")
  @APIResponse(
      responseCode = "200",
      description = "What you told; may be nothing",
      content = @Content(schema = @Schema(implementation = Emergency.class)))
  public Emergency read() {
    return store
        .emergency(caller.get().memberId())
        .map(data -> new Emergency(data.maxHeartRateBpm(), data.birthYear(), data.medicalNote()))
        .orElseGet(() -> new Emergency(null, null, null));
  }

  @PUT
  @Operation(
      operationId = "putMyEmergencyData",
      summary = "Tell your data for emergencies",
      description =
          "Replaces all of it. Needs your consent to `EMERGENCY_DATA`; without it nothing is kept,"
              + " and what was kept is not used.")
  @APIResponse(
      responseCode = "200",
      description = "As kept",
      content = @Content(schema = @Schema(implementation = Emergency.class)))
  @APIResponse(responseCode = "403", description = "`consent_required`: of `EMERGENCY_DATA`")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public Emergency put(@Valid @NotNull Emergency wanted) {
    MemberId me = caller.get().memberId();
    if (!emergencies.areConsented(me)) {
      throw Refusal.of(ProblemCode.CONSENT_REQUIRED);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Integer year = wanted.birthYear();
    int thisYear = now.atZone(ZoneOffset.UTC).getYear();
    if (year != null && (year > thisYear || year < thisYear - LONGEST_LIFE_YEARS)) {
      throw Refusal.invalid(List.of(new FieldFault("birthYear", "must be a living person's")));
    }
    store.put(new EmergencyData(me, wanted.maxHeartRateBpm(), year, wanted.medicalNote(), now));
    return wanted;
  }

  @DELETE
  @Operation(
      operationId = "deleteMyEmergencyData",
      summary = "Delete your data for emergencies",
      description = "At once; deleting nothing is no fault.")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete() {
    store.removeEmergency(caller.get().memberId());
  }
}
