package io.repstream.api.contest;

import static io.repstream.api.contest.ContestMessages.invalid;

import io.repstream.api.contest.ContestMessages.Board;
import io.repstream.api.contest.ContestMessages.ChallengeView;
import io.repstream.api.contest.ContestMessages.EntryView;
import io.repstream.api.contest.ContestMessages.NewChallenge;
import io.repstream.api.contest.ContestMessages.NewEntry;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.tenancy.Gym;
import io.repstream.api.tenancy.GymVisits;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The challenges of a gym. */
@ApplicationScoped
@Path("/v1/gyms/{gymId}/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "contests")
public class ChallengesResource {
  private static final int MOST_DAYS = 100;

  private final Contests contests;
  private final ContestStore store;
  private final GymVisits visits;
  private final CurrentCaller caller;
  private final Creations creations;
  private final WallClock clock = WallClock.system();

  @Inject
  public ChallengesResource(
      Contests contests,
      ContestStore store,
      GymVisits visits,
      CurrentCaller caller,
      Creations creations) {
    this.contests = contests;
    this.store = store;
    this.visits = visits;
    this.caller = caller;
    this.creations = creations;
  }

  @POST
  @Operation(
      operationId = "setChallenge",
      summary = "Set the members of a gym a challenge",
      description = "Staff of the gym. Members who want to take part join it.")
  @APIResponse(
      responseCode = "201",
      description = "Set",
      content = @Content(schema = @Schema(implementation = ChallengeView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you are not staff of the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: machineType, from or to")
  public Response set(@PathParam("gymId") String gymId, @Valid @NotNull NewChallenge wanted) {
    GymVisits.Visit visit = visits.visit(gymId);
    if (!visit.relations().mayCommandMachinesOf(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    ContestMessages.check(wanted.metric(), wanted.machineType());
    if (wanted.to().isBefore(wanted.from())
        || wanted.to().isAfter(wanted.from().plusDays(MOST_DAYS))) {
      throw invalid("to", "must be at most 100 days after from");
    }
    Creation<Challenge> creation =
        creations.begin("setChallenge", Challenge.SCHEMA.collection(), ChallengesResource::answer);
    Challenge challenge =
        new Challenge(
            creation.id().toString(),
            visit.gym().id(),
            wanted.title().strip(),
            wanted.metric(),
            wanted.machineType(),
            wanted.from().toString(),
            wanted.to().toString(),
            reader(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.add(challenge, creation);
    return creation.answer(challenge);
  }

  private static CreatedAnswer answer(Challenge challenge) {
    return CreatedAnswer.at(
        "/v1/gyms/" + challenge.gymId() + "/challenges/" + challenge.id(),
        ChallengeView.of(challenge));
  }

  @GET
  @Operation(
      operationId = "listChallenges",
      summary = "List the challenges of a gym",
      description = "The newest first, past ones among them.")
  @APIResponse(responseCode = "200", description = "A page of challenges")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  public Page<ChallengeView> list(
      @PathParam("gymId") String gymId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    Gym gym = visits.visit(gymId).gym();
    PageRequest request = PageRequest.of(cursor, limit);
    return Page.of(
            store.challenges(gym.id(), request.after(), request.probe()), request, Challenge::id)
        .map(ChallengeView::of);
  }

  @GET
  @Path("{challengeId}/standings")
  @Operation(
      operationId = "getChallengeStandings",
      summary = "Read who is where in a challenge",
      description =
          "Only who takes part is counted; only what machines of the gym recorded counts, from the"
              + " first day to the last in the gym's zone.")
  @APIResponse(responseCode = "200", description = "The places, the best first")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such gym among yours, or no such challenge in it")
  public Board standings(
      @PathParam("gymId") String gymId, @PathParam("challengeId") String challengeId) {
    Gym gym = visits.visit(gymId).gym();
    Challenge challenge = find(gym, challengeId);
    LocalDate from = LocalDate.parse(challenge.from());
    LocalDate to = LocalDate.parse(challenge.to());
    Contests.Question question =
        new Contests.Question(
            challenge.id(), challenge.metric(), challenge.machineType(), from, to);
    return new Board(
        challenge.metric(),
        challenge.machineType(),
        from,
        to,
        contests.places(gym, question, reader()));
  }

  @PUT
  @Path("{challengeId}/participation")
  @Operation(
      operationId = "joinChallenge",
      summary = "Take part in a challenge",
      description = "Others there see your alias and total; again changes the alias.")
  @APIResponse(responseCode = "200", description = "You take part")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not train there")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such gym among yours, or no such challenge in it")
  public EntryView join(
      @PathParam("gymId") String gymId,
      @PathParam("challengeId") String challengeId,
      @Valid @NotNull NewEntry wanted) {
    GymVisits.Visit visit = visits.visit(gymId);
    if (!visit.relations().mayTrainIn(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    Challenge challenge = find(visit.gym(), challengeId);
    Optional<String> alias = Optional.ofNullable(wanted.alias());
    return new EntryView(contests.enter(challenge.id(), visit.gym(), reader(), alias).alias());
  }

  @DELETE
  @Path("{challengeId}/participation")
  @Operation(
      operationId = "leaveChallenge",
      summary = "Leave a challenge",
      description = "Nobody sees your alias or total there any more.")
  @APIResponse(responseCode = "204", description = "You take no part")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such gym among yours, or no such challenge in it")
  public void leave(
      @PathParam("gymId") String gymId, @PathParam("challengeId") String challengeId) {
    boolean _ = store.leave(find(visits.visit(gymId).gym(), challengeId).id(), reader());
  }

  private Challenge find(Gym gym, String challengeId) {
    return store
        .challenge(challengeId)
        .filter(challenge -> challenge.gymId().equals(gym.id()))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private MemberId reader() {
    return caller.get().memberId();
  }
}
