package io.repstream.common.ftms;

import static io.repstream.common.ftms.GoldenPacket.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.FragmentMerger.Completeness;
import io.repstream.common.ftms.FragmentMerger.MergedRecord;
import io.repstream.common.ftms.FragmentMerger.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentMergerTest {
  private static final FtmsResult PACE_AND_POWER = rower("79 00 76 00 78 00 D5 00 CD 00");
  private static final FtmsResult CLOSING = rower("04 09 31 38 01 E3 09 00 8C 00 34 03 0E 6B 02");
  private static final FtmsResult NULL_PACKET = rower("");

  @Test
  void wholePacketPassesAtOnce() {
    Step step = FragmentMerger.empty().accept(CLOSING, 1_000);

    assertThat(step.next().isEmpty()).isTrue();
    assertThat(step.records())
        .containsExactly(new MergedRecord(data(CLOSING), 1_000, Completeness.COMPLETE, 0));
  }

  @Test
  void joinsTwoFragmentsOfARower() {
    Step held = FragmentMerger.empty().accept(PACE_AND_POWER, 1_000);
    assertThat(held.records()).isEmpty();
    assertThat(held.next().isEmpty()).isFalse();

    Step closed = held.next().accept(CLOSING, 1_100);

    assertThat(closed.next().isEmpty()).isTrue();
    MergedRecord record = only(closed);
    assertThat(record.completeness()).isEqualTo(Completeness.COMPLETE);
    assertThat(record.sampleTimeMillis()).isEqualTo(1_100);
    assertThat(record.repeatedFields()).isZero();
    FtmsData data = record.data();
    assertThat(data.flags()).isEqualTo(0x0904);
    assertThat(data.valueOrNaN(FtmsField.PACE_SECONDS_PER_500_METERS)).isEqualTo(118);
    assertThat(data.valueOrNaN(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS)).isEqualTo(120);
    assertThat(data.valueOrNaN(FtmsField.POWER_WATTS)).isEqualTo(213);
    assertThat(data.valueOrNaN(FtmsField.AVERAGE_POWER_WATTS)).isEqualTo(205);
    assertThat(data.valueOrNaN(FtmsField.STROKES_PER_MINUTE)).isEqualTo(24.5);
    assertThat(data.valueOrNaN(FtmsField.STROKES)).isEqualTo(312);
    assertThat(data.valueOrNaN(FtmsField.DISTANCE_METERS)).isEqualTo(2_531);
    assertThat(data.valueOrNaN(FtmsField.ENERGY_KCAL)).isEqualTo(140);
    assertThat(data.valueOrNaN(FtmsField.ENERGY_KCAL_PER_HOUR)).isEqualTo(820);
    assertThat(data.valueOrNaN(FtmsField.ENERGY_KCAL_PER_MINUTE)).isEqualTo(14);
    assertThat(data.valueOrNaN(FtmsField.ELAPSED_SECONDS)).isEqualTo(619);
    assertThat(data.presentFields()).hasSize(11);
    assertThat(data.speedMetersPerSecondOrNaN()).isCloseTo(500.0 / 118, within(1e-12));
  }

  @Test
  void ofAFieldSentTwiceTheLaterWinsAndIsCounted() {
    FtmsResult power210 = rower("21 00 D2 00");
    FtmsResult powerUnknown = rower("21 00 FF 7F");
    FtmsResult closingWithPower195 = rower("20 00 30 0A 00 C3 00");

    FragmentMerger twoHeld =
        FragmentMerger.empty().accept(power210, 0).next().accept(powerUnknown, 100).next();
    MergedRecord partial = only(twoHeld.flush());
    MergedRecord whole = only(twoHeld.accept(closingWithPower195, 200));

    assertThat(partial.data().isPresent(FtmsField.POWER_WATTS)).isTrue();
    assertThat(partial.data().isKnown(FtmsField.POWER_WATTS)).isFalse();
    assertThat(partial.repeatedFields()).isEqualTo(1);
    assertThat(whole.data().valueOrNaN(FtmsField.POWER_WATTS)).isEqualTo(195);
    assertThat(whole.repeatedFields()).isEqualTo(2);
  }

  @Test
  void mergedRecordKeepsTheWidthOfTheFragmentThatHadOne() {
    FtmsResult resistanceU8 = rower("81 00 0C");
    FtmsResult resistanceS16 = rower("81 00 78 00");
    FragmentMerger held = FragmentMerger.empty().accept(resistanceU8, 0).next();

    MergedRecord closed = only(held.accept(CLOSING, 10));
    MergedRecord overwritten = only(held.accept(resistanceS16, 10).next().accept(CLOSING, 20));

    assertThat(closed.data().widthChoice()).isEqualTo(WidthChoice.RESISTANCE_U8);
    assertThat(overwritten.data().widthChoice()).isEqualTo(WidthChoice.RESISTANCE_S16);
  }

  @Test
  void holdStillClosesAtItsLimit() {
    FragmentMerger held = FragmentMerger.empty().accept(PACE_AND_POWER, 1_000).next();

    assertThat(only(held.accept(CLOSING, 2_500)).completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void expiredHoldIsGivenOutBeforeTheNextRecord() {
    FragmentMerger held = FragmentMerger.empty().accept(PACE_AND_POWER, 1_000).next();

    Step step = held.accept(CLOSING, 2_501);

    assertThat(step.next().isEmpty()).isTrue();
    assertThat(step.records())
        .containsExactly(
            new MergedRecord(data(PACE_AND_POWER), 1_000, Completeness.PARTIAL, 0),
            new MergedRecord(data(CLOSING), 2_501, Completeness.COMPLETE, 0));
  }

  @Test
  void ageCountsFromTheFirstFragment() {
    FragmentMerger held =
        FragmentMerger.empty()
            .accept(PACE_AND_POWER, 0)
            .next()
            .accept(PACE_AND_POWER, 1_000)
            .next();

    Step step = held.accept(PACE_AND_POWER, 1_600);

    assertThat(only(step).sampleTimeMillis()).isEqualTo(1_000);
    assertThat(only(step).completeness()).isEqualTo(Completeness.PARTIAL);
    assertThat(step.next().isEmpty()).as("the third fragment is held anew").isFalse();
    assertThat(only(step.next().flush()).sampleTimeMillis()).isEqualTo(1_600);
  }

  @Test
  void clockThatStepsBackEndsNoHold() {
    FragmentMerger held = FragmentMerger.empty().accept(PACE_AND_POWER, 100_000).next();

    assertThat(only(held.accept(CLOSING, 1_000)).completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void droppedPacketOnlyLetsTimePass() {
    FragmentMerger held = FragmentMerger.empty().accept(PACE_AND_POWER, 0).next();

    Step early = held.accept(NULL_PACKET, 1_500);
    Step late = held.accept(NULL_PACKET, 1_501);

    assertThat(early.records()).isEmpty();
    assertThat(early.next()).isSameAs(held);
    assertThat(only(late).completeness()).isEqualTo(Completeness.PARTIAL);
    assertThat(late.next().isEmpty()).isTrue();
    assertThat(FragmentMerger.empty().accept(NULL_PACKET, 0).records()).isEmpty();
  }

  @Test
  void characteristicsAreNeverMixed() {
    FtmsResult bike = FtmsDecoder.decode(0x2AD2, hex("00 00 C4 09"), DecoderProfile.standard());
    FragmentMerger held = FragmentMerger.empty().accept(PACE_AND_POWER, 0).next();

    assertThat(held.accept(bike, 10).records())
        .extracting(MergedRecord::data)
        .containsExactly(data(PACE_AND_POWER), data(bike));
  }

  @Test
  void emptyMergerHasNothingToFlush() {
    assertThat(FragmentMerger.empty().flush().records()).isEmpty();
  }

  private static FtmsResult rower(String hex) {
    return FtmsDecoder.decode(0x2AD1, hex(hex), DecoderProfile.standard());
  }

  private static FtmsData data(FtmsResult result) {
    return switch (result) {
      case FtmsResult.Decoded decoded -> decoded.data();
      case FtmsResult.Held held -> held.data();
      case FtmsResult.Dropped dropped -> throw new AssertionError(dropped);
    };
  }

  private static MergedRecord only(Step step) {
    List<MergedRecord> records = step.records();
    assertThat(records).hasSize(1);
    return records.getFirst();
  }
}
