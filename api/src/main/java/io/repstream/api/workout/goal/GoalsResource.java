package io.repstream.api.workout.goal;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.goal.Goal.Period;
import io.repstream.api.workout.goal.GoalProgress.Span;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.progress.Metric;
import io.repstream.common.clock.WallClock;
import io.repstream.common.machine.MachineType;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What members want to reach. */
@ApplicationScoped
@Path("/v1/me/goals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class GoalsResource {
  private static final int MOST_GOALS = 50;

  private final GoalStore goals;
  private final OwnWorkouts own;
  private final Creations creations;
  private final WallClock clock = WallClock.system();

  @Inject
  public GoalsResource(GoalStore goals, OwnWorkouts own, Creations creations) {
    this.goals = goals;
    this.own = own;
    this.creations = creations;
  }

  /** The wish for a goal. */
  @Schema(name = "NewGoal")
  public record NewGoal(
      @NotNull Metric metric,
      @Nullable MachineType machineType,
      @Schema(description = "In the unit that the metric names", example = "20000")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("1000000000")
          Double target,
      @NotNull Period period,
      @Schema(description = "IANA zone in which a period begins", example = "Europe/Berlin")
          @NotNull
          String zone) {}

  /** A goal as clients see it. */
  @Schema(name = "Goal")
  public record GoalView(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
      Metric metric,
      @Nullable MachineType machineType,
      @Schema(example = "20000") double target,
      Period period,
      @Schema(example = "Europe/Berlin") String zone,
      GoalProgress progress) {}

  @GET
  @Operation(
      operationId = "listMyGoals",
      summary = "List your goals",
      description = "With how far each is in its present period, from your workouts as they are.")
  @APIResponse(responseCode = "200", description = "All goals, the oldest first")
  public Page<GoalView> list() {
    return Page.whole(goals.of(own.member()).stream().map(this::shown).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setMyGoal",
      summary = "Set yourself a goal",
      description = "To be reached in each day, week, month or year, on all machines or one kind.")
  @APIResponse(
      responseCode = "201",
      description = "Set",
      content = @Content(schema = @Schema(implementation = GoalView.class)))
  @APIResponse(responseCode = "409", description = "`conflict`: you have 50 goals")
  @APIResponse(responseCode = "422", description = "`validation_failed`: target or zone")
  public Response set(@Valid @NotNull NewGoal wanted) {
    Creation<Goal> creation =
        creations.begin(
            "setMyGoal",
            Goal.SCHEMA.collection(),
            goal -> CreatedAnswer.at("/v1/me/goals/" + goal.id(), shown(goal)));
    if (goals.of(own.member()).size() >= MOST_GOALS) {
      throw Refusal.of(ProblemCode.CONFLICT, "You have 50 goals.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Goal goal =
        new Goal(
            creation.id().toString(),
            own.member(),
            wanted.metric(),
            wanted.machineType(),
            wanted.target(),
            wanted.period(),
            zone(wanted.zone()),
            now);
    goals.add(goal, creation);
    return creation.answer(goal);
  }

  @DELETE
  @Path("{goalId}")
  @Operation(
      operationId = "dropMyGoal",
      summary = "Drop one of your goals",
      description = "Workouts stay as they are.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", description = "`not_found`: no such goal among yours")
  public void drop(@PathParam("goalId") String goalId) {
    if (!goals.remove(own.member(), goalId)) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
  }

  private GoalView shown(Goal goal) {
    Span span = Span.of(goal, clock.instant());
    return new GoalView(
        goal.id(),
        goal.metric(),
        goal.machineType(),
        goal.target(),
        goal.period(),
        goal.timeZone(),
        GoalProgress.of(goal, span, own.between(span.begin(), span.end())));
  }

  private static String zone(String text) {
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException noZone) {
      String fault = "must be an IANA zone such as Europe/Berlin";
      throw Refusal.invalid(List.of(new FieldFault("zone", fault)));
    }
  }
}
