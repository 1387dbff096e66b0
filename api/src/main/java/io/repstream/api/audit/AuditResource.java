package io.repstream.api.audit;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.ChainId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log, for admins of a chain and for the operator. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public class AuditResource {
  private final AuditLog log;
  private final AuditStore store;
  private final Access access;
  private final CurrentCaller caller;

  @Inject
  public AuditResource(AuditLog log, AuditStore store, Access access, CurrentCaller caller) {
    this.log = log;
    this.store = store;
    this.access = access;
    this.caller = caller;
  }

  /** An entry as clients see it. */
  @Schema(name = "AuditEntry", description = "A security event, or something that staff did")
  public record EntryView(
      @Schema(description = "Within its log, from 1 without a gap", example = "42") long number,
      Instant at,
      @Schema(example = "machine_provisioned") String action,
      @Schema(description = "The member who did it, where known") @Nullable String actor,
      @Schema(description = "What it was done to") @Nullable String target,
      @Schema(description = "May be empty") String detail,
      @Schema(description = "Of this entry and all before it") String hash) {
    static EntryView of(AuditEntry entry) {
      return new EntryView(
          entry.number(),
          entry.at(),
          entry.action(),
          entry.actor(),
          entry.target(),
          entry.detail(),
          entry.hash());
    }
  }

  /** What a check found. */
  @Schema(name = "AuditVerification")
  public record VerificationView(
      @Schema(description = "Entries that hold, from the first on", example = "42") long entries,
      @Schema(description = "Of the last of them") String lastHash,
      @Schema(description = "Where the log was tampered with; absent where it holds")
          @Nullable Long brokenAt) {}

  @GET
  @Operation(
      operationId = "listAudit",
      summary = "List the audit log of a chain, or of the installation",
      description =
          "The latest first. A chain's log for its admins and the operator; that of the"
              + " installation, which holds logins, for the operator.")
  @APIResponse(responseCode = "200", description = "A page of entries")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  public Page<EntryView> list(
      @Parameter(description = "The chain, else the installation") @QueryParam("chainId")
          @Nullable String chainId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    List<AuditEntry> found = store.latest(tenant(chainId), before(request), request.probe());
    return Page.of(found, request, entry -> Long.toString(entry.number())).map(EntryView::of);
  }

  @GET
  @Path("verification")
  @Operation(
      operationId = "verifyAudit",
      summary = "Check an audit log for tampering",
      description = "Follows the chain of hashes from the first entry. For who may list it.")
  @APIResponse(
      responseCode = "200",
      description = "What was found",
      content = @Content(schema = @Schema(implementation = VerificationView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  @APIResponse(responseCode = "404", description = "`not_found`: no such chain among yours")
  public VerificationView verify(
      @Parameter(description = "The chain, else the installation") @QueryParam("chainId")
          @Nullable String chainId) {
    AuditLog.Verification found = log.verify(tenant(chainId));
    return new VerificationView(found.entries(), found.lastHash(), found.brokenAt().orElse(null));
  }

  private String tenant(@Nullable String chainId) {
    Relations relations = access.of(caller.get());
    if (chainId == null) {
      if (!relations.caller().isOperator()) {
        throw Refusal.of(ProblemCode.FORBIDDEN);
      }
      return AuditEvent.INSTALLATION;
    }
    try {
      ChainId chain = ChainId.parse(chainId);
      if (relations.mayOpenGymsOf(chain)) {
        return chain.toString();
      }
    } catch (IllegalArgumentException noSuchId) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
    throw Refusal.of(ProblemCode.NOT_FOUND);
  }

  private static OptionalLong before(PageRequest request) {
    try {
      return request
          .after()
          .map(Long::parseLong)
          .map(OptionalLong::of)
          .orElseGet(OptionalLong::empty);
    } catch (NumberFormatException notOurs) {
      throw Refusal.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
