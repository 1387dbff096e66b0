package io.repstream.api.workout.progress;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.cache.CachedAnswer;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.member.OwnWorkouts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a member's own workouts add up to. */
@ApplicationScoped
@Path("/v1/me/stats")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class ProgressResource {
  private static final int MOST_DAYS = 400;

  private final OwnWorkouts workouts;

  @Inject
  public ProgressResource(OwnWorkouts workouts) {
    this.workouts = workouts;
  }

  @GET
  @CachedAnswer
  @Operation(
      operationId = "getMyStats",
      summary = "Read what your workouts add up to",
      description =
          "By the day, week or month in which they began; periods without a workout are left out.")
  @APIResponse(responseCode = "200", description = "The totals, the oldest first")
  @APIResponse(responseCode = "422", description = "`validation_failed`: from, to, by or zone")
  public Page<PeriodTotals> stats(
      @Parameter(description = "First day", required = true, example = "2026-11-01")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "Last day, at most 400 after the first",
              required = true,
              example = "2026-11-30")
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "DAY, WEEK or MONTH; else DAY", example = "WEEK") @QueryParam("by")
          @Nullable String by,
      @Parameter(
              description = "IANA zone in which a day begins; else UTC",
              example = "Europe/Berlin")
          @QueryParam("zone")
          @Nullable String zone) {
    ZoneId place = zone(zone);
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
      throw invalid("to", "must be at most 400 days after from");
    }
    Instant begin = first.atStartOfDay(place).toInstant();
    Instant end = last.plusDays(1).atStartOfDay(place).toInstant();
    return Page.whole(PeriodTotals.of(workouts.between(begin, end), by(by), place));
  }

  private static PeriodTotals.By by(@Nullable String text) {
    for (PeriodTotals.By by : PeriodTotals.By.values()) {
      if (text == null || by.name().equals(text)) {
        return by;
      }
    }
    throw invalid("by", "must be DAY, WEEK or MONTH");
  }

  private static ZoneId zone(@Nullable String text) {
    try {
      return ZoneId.of(text == null ? "UTC" : text);
    } catch (DateTimeException noZone) {
      throw invalid("zone", "must be an IANA zone such as Europe/Berlin");
    }
  }

  private static LocalDate day(String field, @Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeException noDay) {
      throw invalid(field, "must be a day such as 2026-11-23");
    }
  }

  private static Refusal invalid(String field, String fault) {
    return Refusal.invalid(List.of(new FieldFault(field, fault)));
  }
}
