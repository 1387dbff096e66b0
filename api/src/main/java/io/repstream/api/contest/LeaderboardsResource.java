package io.repstream.api.contest;

import static io.repstream.api.contest.ContestMessages.invalid;

import io.repstream.api.contest.ContestMessages.Board;
import io.repstream.api.contest.ContestMessages.EntryView;
import io.repstream.api.contest.ContestMessages.NewEntry;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.tenancy.Gym;
import io.repstream.api.tenancy.GymVisits;
import io.repstream.common.id.MemberId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The leaderboards of a gym. */
@ApplicationScoped
@Path("/v1/gyms/{gymId}/leaderboards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "contests", description = "Members who take part, compared with each other")
public class LeaderboardsResource {
  private final Contests contests;
  private final ContestStore store;
  private final GymVisits visits;
  private final CurrentCaller caller;

  @Inject
  public LeaderboardsResource(
      Contests contests, ContestStore store, GymVisits visits, CurrentCaller caller) {
    this.contests = contests;
    this.store = store;
    this.visits = visits;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getLeaderboard",
      summary = "Read a leaderboard of a gym",
      description =
          "Of the week or month in which a day lies, in the gym's zone. Only who takes part is"
              + " counted; only what machines of the gym recorded counts.")
  @APIResponse(responseCode = "200", description = "The places, the best first")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  @APIResponse(
      responseCode = "422",
      description = "`validation_failed`: metric, machineType, period or day")
  public Board board(
      @PathParam("gymId") String gymId,
      @Parameter(description = "What is compared", required = true) @QueryParam("metric")
          @Nullable ContestMetric metric,
      @Parameter(description = "Needed for distances") @QueryParam("machineType")
          @Nullable MachineType machineType,
      @Parameter(description = "WEEK or MONTH; else WEEK", example = "WEEK") @QueryParam("period")
          @Nullable String period,
      @Parameter(description = "A day of it; else today", example = "2026-11-23") @QueryParam("day")
          @Nullable String day) {
    Gym gym = visits.visit(gymId).gym();
    if (metric == null) {
      throw invalid("metric", "must be WORKOUTS, ACTIVE_SECONDS or DISTANCE_METERS");
    }
    ContestMessages.check(metric, machineType);
    LocalDate inside = day == null ? contests.today(gym) : day(day);
    boolean byMonth = isMonth(period);
    LocalDate from =
        byMonth
            ? inside.withDayOfMonth(1)
            : inside.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate to = (byMonth ? from.plusMonths(1) : from.plusWeeks(1)).minusDays(1);
    Contests.Question question =
        new Contests.Question(gym.id().toString(), metric, machineType, from, to);
    return new Board(metric, machineType, from, to, contests.places(gym, question, reader()));
  }

  @PUT
  @Path("participation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "joinLeaderboards",
      summary = "Take part in the leaderboards of a gym",
      description = "From now on others there see your alias and totals; again changes the alias.")
  @APIResponse(responseCode = "200", description = "You take part")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not train there")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  public EntryView join(@PathParam("gymId") String gymId, @Valid @NotNull NewEntry wanted) {
    GymVisits.Visit visit = visits.visit(gymId);
    if (!visit.relations().mayTrainIn(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    Optional<String> alias = Optional.ofNullable(wanted.alias());
    Gym gym = visit.gym();
    return new EntryView(contests.enter(gym.id().toString(), gym, reader(), alias).alias());
  }

  @DELETE
  @Path("participation")
  @Operation(
      operationId = "leaveLeaderboards",
      summary = "Leave the leaderboards of a gym",
      description = "Nobody sees your alias or totals there any more, past ones included.")
  @APIResponse(responseCode = "204", description = "You take no part")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  public void leave(@PathParam("gymId") String gymId) {
    boolean _ = store.leave(visits.visit(gymId).gym().id().toString(), reader());
  }

  private MemberId reader() {
    return caller.get().memberId();
  }

  private static boolean isMonth(@Nullable String period) {
    return switch (period == null ? "WEEK" : period) {
      case "WEEK" -> false;
      case "MONTH" -> true;
      default -> throw invalid("period", "must be WEEK or MONTH");
    };
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw invalid("day", "must be a day such as 2026-11-23");
    }
  }
}
