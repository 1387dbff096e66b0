package io.repstream.api.decoder;

import io.repstream.api.platform.version.Versioned;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decoder profile as clients see it. */
@Schema(name = "DecoderProfile", description = "How a machine's packets are read")
public record DecoderProfileView(
    @Schema(description = "In force") Widths profile,
    @Schema(description = "What the machine's packets teach; put it to accept it")
        @Nullable Widths proposal,
    @Schema(description = "When they were enough") @Nullable Instant proposedAt)
    implements Versioned {
  @Override
  public String entityVersion() {
    return Integer.toString(profile.version());
  }

  static DecoderProfileView of(MachineProfile stored) {
    MachineProfile.Proposal proposal = stored.proposal();
    return new DecoderProfileView(
        Widths.of(stored.profile()),
        proposal == null ? null : Widths.of(proposal.profile()),
        proposal == null ? null : proposal.at());
  }

  /** Where the specification is read in more than one way. */
  @Schema(name = "DecoderWidths", description = "Where the specification is read in several ways")
  public record Widths(
      @Schema(description = "To change it, send one more than the one in force", example = "2")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("1000000")
          Integer version,
      @Schema(description = "OPEN: by the length of each packet", example = "S16") @NotNull
          ResistanceWidth resistanceWidth,
      @Schema(description = "Of a treadmill. OPEN: by the length of each packet", example = "OPEN")
          @NotNull
          PaceWidth paceWidth,
      @Schema(description = "Of a cross trainer; never guessed", example = "THREE_BYTES") @NotNull
          FlagWidth crossTrainerFlags,
      @Schema(description = "Of a rower: 2 for half strokes a minute, 1 for whole", example = "2")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("100")
          Integer strokeRateDivider,
      @Schema(description = "Of a cross trainer: 10 for tenths of a stride", example = "10")
          @NotNull
          @DecimalMin("1")
          @DecimalMax("100")
          Integer strideCountDivider) {
    static Widths of(DecoderProfile profile) {
      return new Widths(
          profile.version(),
          profile.resistanceWidth(),
          profile.paceWidth(),
          profile.crossTrainerFlags(),
          profile.strokeRateDivider(),
          profile.strideCountDivider());
    }

    DecoderProfile profile() {
      return new DecoderProfile(
          version,
          resistanceWidth,
          paceWidth,
          crossTrainerFlags,
          strokeRateDivider,
          strideCountDivider);
    }
  }
}
