package io.repstream.api.account.profile;

import io.repstream.api.account.profile.Preferences.Units;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own preferences. */
@ApplicationScoped
@Path("/v1/me/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class PreferencesResource {
  private static final PreferencesView STANDARD = new PreferencesView(Units.METRIC, "en", "UTC");

  private final ProfileStore store;
  private final CurrentCaller caller;
  private final WallClock clock = WallClock.system();

  @Inject
  public PreferencesResource(ProfileStore store, CurrentCaller caller) {
    this.store = store;
    this.caller = caller;
  }

  /** Preferences, in and out. */
  @Schema(name = "Preferences")
  public record PreferencesView(
      @Schema(description = "In which apps show figures; here all is SI", example = "METRIC")
          @NotNull
          Units units,
      @Schema(description = "BCP 47", example = "de-DE") @NotNull @Size(max = 35) String locale,
      @Schema(description = "IANA zone", example = "Europe/Berlin") @NotNull @Size(max = 50)
          String zoneId) {}

  @GET
  @Operation(
      operationId = "getMyPreferences",
      summary = "Read your preferences",
      description = "METRIC, `en` and `UTC` until you say else.")
  @APIResponse(
      responseCode = "200",
      description = "Your preferences",
      content = @Content(schema = @Schema(implementation = PreferencesView.class)))
  public PreferencesView read() {
    return store
        .preferences(caller.get().memberId())
        .map(kept -> new PreferencesView(kept.units(), kept.locale(), kept.timeZone()))
        .orElse(STANDARD);
  }

  @PUT
  @Operation(
      operationId = "putMyPreferences",
      summary = "Say your preferences",
      description = "Replaces all of them.")
  @APIResponse(
      responseCode = "200",
      description = "As kept",
      content = @Content(schema = @Schema(implementation = PreferencesView.class)))
  @APIResponse(responseCode = "422", description = "`validation_failed`: locale or zone")
  public PreferencesView put(@Valid @NotNull PreferencesView wanted) {
    Preferences kept =
        new Preferences(
            caller.get().memberId(),
            wanted.units(),
            locale(wanted.locale()),
            zone(wanted.zoneId()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.put(kept);
    return new PreferencesView(kept.units(), kept.locale(), kept.timeZone());
  }

  private static String locale(String text) {
    try {
      String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
      if (!tag.equals("und")) {
        return tag;
      }
    } catch (IllformedLocaleException noLocale) {
      throw invalid("locale", "must be a BCP 47 tag such as de-DE");
    }
    throw invalid("locale", "must name a language");
  }

  private static String zone(String text) {
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException noZone) {
      throw invalid("zoneId", "must be an IANA zone such as Europe/Berlin");
    }
  }

  private static Refusal invalid(String field, String fault) {
    return Refusal.invalid(List.of(new FieldFault(field, fault)));
  }
}
