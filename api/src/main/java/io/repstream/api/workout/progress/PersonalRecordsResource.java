package io.repstream.api.workout.progress;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.cache.CachedAnswer;
import io.repstream.api.platform.page.Page;
import io.repstream.api.workout.member.OwnWorkouts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a member is best in. */
@ApplicationScoped
@Path("/v1/me/records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class PersonalRecordsResource {
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

  private final OwnWorkouts workouts;

  @Inject
  public PersonalRecordsResource(OwnWorkouts workouts) {
    this.workouts = workouts;
  }

  @GET
  @CachedAnswer
  @Operation(
      operationId = "getMyRecords",
      summary = "Read your personal records",
      description =
          "Longest distance and time and fastest lap for each kind of machine, and the estimated"
              + " one-repetition maximum for each exercise and class of load.")
  @APIResponse(responseCode = "200", description = "One record for each subject")
  public Page<PersonalRecord> records() {
    return Page.whole(PersonalRecord.of(workouts.between(Instant.EPOCH, FAR_FUTURE)));
  }
}
