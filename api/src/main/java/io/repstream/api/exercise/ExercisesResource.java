package io.repstream.api.exercise;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.machine.MachineType;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The catalogue of exercises, for everybody with an account. */
@ApplicationScoped
@Path("/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "exercises", description = "What can be trained, how, with what, and instead of what")
public class ExercisesResource {
  private final ExerciseCatalogue catalogue;

  @Inject
  public ExercisesResource(ExerciseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The filters of a search as they come with the request; JAX-RS fills it. */
  public static class Search {
    private static final int LONGEST_TEXT = 80;

    @Parameter(description = "Words that must all be in a name", example = "press")
    @QueryParam("q")
    @Size(max = LONGEST_TEXT)
    private @Nullable String text;

    @Parameter(description = "Works in it, first or along", example = "GLUTES")
    @QueryParam("muscle")
    private @Nullable Muscle muscle;

    @Parameter(description = "Is done with it", example = "CABLE")
    @QueryParam("equipment")
    private @Nullable Equipment equipment;

    @Parameter(description = "Is done on a connected machine of this type", example = "ROWER")
    @QueryParam("machineType")
    private @Nullable MachineType machineType;

    ExerciseQuery query() {
      return new ExerciseQuery(
          text == null ? "" : text,
          Optional.ofNullable(muscle),
          Optional.ofNullable(equipment),
          Optional.ofNullable(machineType));
    }
  }

  @GET
  @Operation(
      operationId = "listExercises",
      summary = "Search the catalogue of exercises",
      description =
          "All filters must hold. `Accept-Language` chooses the language of `name`; the search"
              + " looks at the names in all languages.")
  @APIResponse(responseCode = "200", description = "A page of exercises, by id")
  @APIResponse(
      responseCode = "422",
      description = "`validation_failed`: no such muscle, equipment or machine type")
  public Page<ExerciseView> search(
      @BeanParam @Valid Search search,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    PageRequest request = PageRequest.of(cursor, limit);
    CatalogueLanguage language = CatalogueLanguage.of(languages);
    return Page.of(
            catalogue.search(search.query(), request.after(), request.probe()),
            request,
            Exercise::id)
        .map(exercise -> view(exercise, language));
  }

  @GET
  @Path("/{exerciseId}")
  @Operation(
      operationId = "getExercise",
      summary = "Read one exercise",
      description = "`Accept-Language` chooses the language of `name`.")
  @APIResponse(responseCode = "200", description = "The exercise")
  @APIResponse(responseCode = "404", description = "`not_found`: no such exercise")
  public ExerciseView get(
      @Parameter(example = "leg-press") @PathParam("exerciseId") String exerciseId,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    return catalogue
        .find(exerciseId)
        .map(exercise -> view(exercise, CatalogueLanguage.of(languages)))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private ExerciseView view(Exercise exercise, CatalogueLanguage language) {
    return ExerciseView.of(exercise, language, catalogue.alternativesTo(exercise));
  }
}
