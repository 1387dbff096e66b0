package io.repstream.common.ftms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import org.junit.jupiter.api.Test;

class DecoderProfileTest {
  private static final DecoderProfile STANDARD = DecoderProfile.standard();

  @Test
  void standardLeavesWidthsOpenAndScalesByTheSpecification() {
    assertThat(STANDARD)
        .isEqualTo(
            new DecoderProfile(
                1, ResistanceWidth.OPEN, PaceWidth.OPEN, FlagWidth.THREE_BYTES, 2, 10));
  }

  @Test
  void learnedProfileHasItsOwnVersion() {
    DecoderProfile learned = STANDARD.withResistanceWidth(ResistanceWidth.U8).withVersion(2);

    assertThat(learned)
        .isEqualTo(
            new DecoderProfile(
                2, ResistanceWidth.U8, PaceWidth.OPEN, FlagWidth.THREE_BYTES, 2, 10));
  }

  @Test
  void refusesImpossibleNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withVersion(0));
    assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withStrokeRateDivider(0));
    assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withStrideCountDivider(-1));
  }
}
