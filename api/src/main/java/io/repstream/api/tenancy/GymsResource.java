package io.repstream.api.tenancy;

import io.repstream.api.access.Access;
import io.repstream.api.access.Affiliation;
import io.repstream.api.access.Relations;
import io.repstream.api.access.Role;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gyms: the locations of a chain, and who works and trains in them. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/gyms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tenancy")
public class GymsResource {
  private final Tenancy tenancy;
  private final GymStore gyms;
  private final GymVisits visits;
  private final Access access;
  private final CurrentCaller caller;
  private final Creations creations;

  @Inject
  public GymsResource(
      Tenancy tenancy,
      GymStore gyms,
      GymVisits visits,
      Access access,
      CurrentCaller caller,
      Creations creations) {
    this.tenancy = tenancy;
    this.gyms = gyms;
    this.visits = visits;
    this.access = access;
    this.caller = caller;
    this.creations = creations;
  }

  /** The wish for a gym. */
  @Schema(name = "NewGym")
  public record NewGym(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") @NotBlank String chainId,
      @Schema(example = "Northside Harbour") @NotBlank @Size(max = 100) String name,
      @Schema(description = "IANA time zone", example = "Europe/Berlin") @NotBlank String zoneId) {}

  /** A gym as clients see it. */
  @Schema(name = "Gym")
  public record GymView(
      String id,
      String chainId,
      @Schema(example = "Northside Harbour") String name,
      @Schema(description = "IANA time zone", example = "Europe/Berlin") String zoneId) {
    static GymView of(Gym gym) {
      return new GymView(gym.id().toString(), gym.chainId().toString(), gym.name(), gym.timeZone());
    }
  }

  @POST
  @Operation(
      operationId = "openGym",
      summary = "Open a gym",
      description = "Opens a gym in a chain. The operator, or an admin of the chain.")
  @APIResponse(
      responseCode = "201",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = GymView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the chain")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain")
  @APIResponse(responseCode = "422", description = "`validation_failed`: name or zone")
  public Response open(@Valid @NotNull NewGym wanted) {
    Relations relations = access.of(caller.get());
    Chain chain =
        chainId(wanted.chainId())
            .filter(relations::maySeeChain)
            .flatMap(gyms::chain)
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    Creation<Gym> creation =
        creations.begin(
            "openGym",
            Gym.SCHEMA.collection(),
            gym -> CreatedAnswer.at("/v1/gyms/" + gym.id(), GymView.of(gym)));
    return tenancy
        .open(relations, chain, wanted.name().strip(), zone(wanted.zoneId()), creation)
        .map(creation::answer)
        .orElseThrow(() -> Refusal.of(ProblemCode.FORBIDDEN));
  }

  @GET
  @RolesAllowed({Roles.ACCOUNT, Scopes.GYMS_READ})
  @Operation(
      operationId = "listGyms",
      summary = "List your gyms",
      description =
          "The gyms in which you train or work; for an operator, all gyms; for a"
              + " program with `gyms:read`, those of its chain.")
  @APIResponse(responseCode = "200", description = "A page of gyms")
  public Page<GymView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    Relations relations = access.of(caller.get());
    Optional<GymId> after = request.after().flatMap(GymsResource::gymId);
    List<Gym> found =
        relations.caller().isOperator()
            ? gyms.all(after, request.probe())
            : gyms.among(relations.wholeChains(), gymsOf(relations), after, request.probe());
    return Page.of(found, request, gym -> gym.id().toString()).map(GymView::of);
  }

  @GET
  @Path("{gymId}")
  @RolesAllowed({Roles.ACCOUNT, Scopes.GYMS_READ})
  @Operation(
      operationId = "getGym",
      summary = "Read a gym",
      description = "A gym in which you train or work.")
  @APIResponse(
      responseCode = "200",
      description = "The gym",
      content = @Content(schema = @Schema(implementation = GymView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym among yours")
  public GymView read(@PathParam("gymId") String gymId) {
    return GymView.of(visits.visit(gymId).gym());
  }

  @POST
  @Path("{gymId}/staff")
  @Operation(
      operationId = "nameGymStaff",
      summary = "Name a trainer or admin of a gym",
      description = "Gives an existing account a role: gymAdmin by the chain, trainer by the gym.")
  @APIResponse(
      responseCode = "201",
      description = "Named",
      content = @Content(schema = @Schema(implementation = Grants.Granted.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: not yours to give")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym, or no such account")
  public Response nameStaff(
      @PathParam("gymId") String gymId, @Valid @NotNull Grants.NewGymStaff wanted) {
    return grant("nameGymStaff", gymId, wanted.email(), wanted.granted());
  }

  @POST
  @Path("{gymId}/members")
  @Operation(
      operationId = "enrolMember",
      summary = "Enrol a member",
      description = "Makes an existing account a member of the gym. Staff of the gym.")
  @APIResponse(
      responseCode = "201",
      description = "Enrolled",
      content = @Content(schema = @Schema(implementation = Grants.Granted.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you are not staff of the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such gym, or no such account")
  public Response enrol(@PathParam("gymId") String gymId, @Valid @NotNull Grants.NewMember wanted) {
    return grant("enrolMember", gymId, wanted.email(), Role.MEMBER);
  }

  private Response grant(String operation, String gymId, String email, Role role) {
    GymVisits.Visit visit = visits.visit(gymId);
    Creation<RoleGrant> creation =
        creations.begin(operation, RoleGrant.SCHEMA.collection(), Grants::answer);
    Tenancy.Grant grant = tenancy.grant(visit.relations(), visit.gym(), email, role, creation);
    return creation.answer(Grants.given(grant));
  }

  private static List<GymId> gymsOf(Relations relations) {
    return relations.affiliations().stream()
        .map(Affiliation::gymId)
        .filter(Objects::nonNull)
        .toList();
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw Refusal.invalid(List.of(new FieldFault("zoneId", "must be an IANA time zone")));
    }
  }

  private static Optional<ChainId> chainId(String text) {
    try {
      return Optional.of(ChainId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }

  private static Optional<GymId> gymId(String text) {
    try {
      return Optional.of(GymId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
