package io.repstream.api.privacy;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The proof of an erasure, for who holds its receipt: nobody is left who could log in. */
@ApplicationScoped
@Path("/v1/erasures/{receipt}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class ErasureProofResource {
  private final ErasureStore erasures;

  @Inject
  public ErasureProofResource(ErasureStore erasures) {
    this.erasures = erasures;
  }

  /** What was done. */
  @Schema(name = "ErasureProof")
  public record ErasureProof(
      String erasureId,
      Instant requestedAt,
      @Schema(description = "Absent while it goes on") @Nullable Instant finishedAt,
      List<ProofLine> items) {}

  /** What was held in one place. */
  @Schema(name = "ErasureProofLine")
  public record ProofLine(
      @Schema(example = "workout") String holder,
      @Schema(example = "goals.memberId") String of,
      @Schema(description = "DELETE, FORGET, LOOSEN or KEEP", example = "DELETE") String treatment,
      @Schema(example = "3") long documents) {}

  @GET
  @PermitAll
  @Operation(
      operationId = "getErasureProof",
      summary = "Read the proof of an erasure",
      description = "By its receipt. It names nobody.")
  @APIResponse(
      responseCode = "200",
      description = "How far it is, or that it is done",
      content = @Content(schema = @Schema(implementation = ErasureProof.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such receipt")
  public ErasureProof read(@PathParam("receipt") String receipt) {
    Erasure erasure =
        erasures
            .byReceipt(SecretText.sha256(receipt))
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    return new ErasureProof(
        erasure.id(),
        erasure.requestedAt(),
        erasure.finishedAt(),
        erasure.lines().stream()
            .map(
                line -> new ProofLine(line.holder(), line.of(), line.treatment(), line.documents()))
            .toList());
  }
}
