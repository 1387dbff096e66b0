package io.repstream.api.platform.problem;

import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists every code that a refusal can carry. */
@ApplicationScoped
@Path(ProblemBody.REGISTRY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "problems", description = "The stable codes of all refusals")
public class ProblemsResource {
  private static final ProblemList ALL =
      new ProblemList(Arrays.stream(ProblemCode.values()).map(ProblemsResource::entry).toList());

  /** All codes; small enough to need no pages. */
  public record ProblemList(List<ProblemEntry> items) {}

  /**
   * One code.
   *
   * @param code stable, never renamed or reused
   * @param type what {@code type} holds in a problem of this code
   * @param status HTTP status
   * @param title the same text at every occurrence
   */
  public record ProblemEntry(String code, String type, int status, String title) {}

  @GET
  @PermitAll
  @Operation(
      operationId = "listProblems",
      summary = "List problem codes",
      description = "Every refusal is application/problem+json with one of these codes.")
  public ProblemList list() {
    return ALL;
  }

  private static ProblemEntry entry(ProblemCode code) {
    return new ProblemEntry(code.code(), ProblemBody.typeOf(code), code.status(), code.title());
  }
}
