package io.repstream.api.workout.member;

import io.repstream.api.access.Subject;
import io.repstream.api.access.Subjects;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.tenancy.GymVisits;
import io.repstream.api.tenancy.GymVisits.Visit;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a trainer sees of members who consent. */
@ApplicationScoped
@Path("/v1/gyms/{gymId}/members/{memberId}/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class TrainersViewResource {
  private final GymVisits visits;
  private final Subjects subjects;
  private final MemberWorkouts workouts;

  @Inject
  public TrainersViewResource(GymVisits visits, Subjects subjects, MemberWorkouts workouts) {
    this.visits = visits;
    this.subjects = subjects;
    this.workouts = workouts;
  }

  @GET
  @Operation(
      operationId = "listMembersWorkouts",
      summary = "List what a member did in a gym",
      description =
          "For trainers of the gym, while the member consents to `TRAINER_VIEW`; for members"
              + " themselves. Only what machines of this gym recorded, the newest first. A page may"
              + " hold less than the limit and yet have a next one. Each of them can be read under"
              + " `/v1/workouts/{workoutId}`.")
  @APIResponse(responseCode = "200", description = "A page of workouts")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(
      responseCode = "403",
      description = "`forbidden`: you do not train people here; `consent_required`")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such gym among yours, or no such member in it")
  public Page<WorkoutView> list(
      @PathParam("gymId") String gymId,
      @PathParam("memberId") String memberId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    Visit visit = visits.visit(gymId);
    GymId gym = visit.gym().id();
    Subject subject = subject(visit, memberId);
    if (!visit.relations().mayReadTraining(subject, gym)) {
      throw Refusal.of(ProblemCode.CONSENT_REQUIRED);
    }
    Page<MemberWorkout> page =
        Page.of(
            workouts.list(
                subject.memberId(), request.after().map(WorkoutPlaces::parse), request.probe()),
            request,
            WorkoutPlaces::of);
    List<MemberWorkout> here =
        page.items().stream().filter(workout -> gym.equals(workout.gymId())).toList();
    return new Page<>(
        workouts.shown(here).stream().map(WorkoutView::of).toList(), page.nextCursor());
  }

  private Subject subject(Visit visit, String memberId) {
    Optional<MemberId> wanted = parsed(memberId);
    boolean isSelf = wanted.filter(visit.relations().caller().memberId()::equals).isPresent();
    if (!isSelf && !visit.relations().trains(visit.gym().id())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    return wanted
        .map(subjects::training)
        .filter(subject -> subject.belongsTo(visit.gym().id()))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<MemberId> parsed(String text) {
    try {
      return Optional.of(MemberId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
