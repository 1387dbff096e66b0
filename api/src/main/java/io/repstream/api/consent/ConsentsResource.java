package io.repstream.api.consent;

import io.repstream.api.access.ConsentDirectory.Answer;
import io.repstream.api.access.DataClass;
import io.repstream.api.consent.ConsentEvent.Wording;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What one consents to. */
@ApplicationScoped
@Path("/v1/me/consents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class ConsentsResource {
  private final Consents consents;
  private final CurrentCaller caller;

  @Inject
  public ConsentsResource(Consents consents, CurrentCaller caller) {
    this.consents = consents;
    this.caller = caller;
  }

  /** An answer as clients give it. */
  @Schema(name = "NewConsent")
  public record NewConsent(
      @Schema(description = "false withdraws", example = "true") @NotNull Boolean given,
      @Schema(description = "Which wording was shown", example = "2026-11")
          @NotNull
          @Pattern(regexp = "[A-Za-z0-9._-]{1,40}")
          String textVersion) {
    Wording wording() {
      return new Wording(given ? Answer.GIVEN : Answer.WITHDRAWN, textVersion);
    }
  }

  /** How things stand for a class of data. */
  @Schema(name = "Consent")
  public record ConsentView(
      DataClass dataClass,
      @Schema(description = "NONE where you never answered") Answer answer,
      @Schema(description = "Which wording you answered", example = "2026-11")
          @Nullable String textVersion,
      @Nullable Instant at) {
    static ConsentView of(ConsentEvent event) {
      return new ConsentView(event.dataClass(), event.answer(), event.textVersion(), event.at());
    }
  }

  @GET
  @Operation(
      operationId = "listMyConsents",
      summary = "List what you consent to",
      description =
          "One line for each class of data. Nothing is taken for given that you did not give;"
              + " signing in at a machine is your wish that it be recorded, until you withdraw"
              + " `MACHINE_DATA`.")
  @APIResponse(responseCode = "200", description = "All classes of data")
  public Page<ConsentView> list() {
    MemberId me = caller.get().memberId();
    List<ConsentView> all =
        Arrays.stream(DataClass.values())
            .map(
                dataClass ->
                    consents
                        .last(me, dataClass)
                        .map(ConsentView::of)
                        .orElseGet(() -> new ConsentView(dataClass, Answer.NONE, null, null)))
            .toList();
    return Page.whole(all);
  }

  @PUT
  @Path("{dataClass}")
  @Operation(
      operationId = "answerConsent",
      summary = "Give or withdraw a consent",
      description =
          "Counts at once, for live connections within half a minute. Saying the same again"
              + " changes nothing. Withdrawing stops the use of data; to have it deleted, delete it"
              + " or ask for erasure.")
  @APIResponse(
      responseCode = "200",
      description = "How things stand now",
      content = @Content(schema = @Schema(implementation = ConsentView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such class of data")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public ConsentView answer(
      @PathParam("dataClass") String dataClass, @Valid @NotNull NewConsent wanted) {
    MemberId me = caller.get().memberId();
    return ConsentView.of(consents.answered(me, parsed(dataClass), wanted.wording()));
  }

  @GET
  @Path("history")
  @Operation(
      operationId = "listConsentHistory",
      summary = "List all your answers",
      description = "The latest first. Answers are never changed.")
  @APIResponse(responseCode = "200", description = "A page of answers")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "422", description = "`validation_failed`: limit")
  public Page<ConsentView> history(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    List<ConsentEvent> found =
        consents.latest(caller.get().memberId(), before(request), request.probe());
    return Page.of(found, request, event -> Long.toString(event.number())).map(ConsentView::of);
  }

  private static DataClass parsed(String text) {
    return Arrays.stream(DataClass.values())
        .filter(dataClass -> dataClass.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
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
