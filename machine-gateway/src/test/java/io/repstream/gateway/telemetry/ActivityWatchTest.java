package io.repstream.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityWatchTest {
  private static final byte[] BIKE_DATA = {0x2A, (byte) 0xD2, 0x04, 0x00};
  private static final int FTMS = 1;
  private static final int MACHINE_STATE = 6;

  private final ActivityWatch watch = new ActivityWatch();

  private void show(int kind, byte... payload) {
    watch.sample(kind, ByteBuffer.wrap(payload));
  }

  private void showStatus(int opCode) {
    show(FTMS, (byte) 0x2A, (byte) 0xDA, (byte) opCode, (byte) 0x01);
  }

  private void showState(String json) {
    show(MACHINE_STATE, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMachineThatHasSaidNothingIsIdle() {
    assertThat(watch.now()).isEqualTo(Activity.IDLE);
  }

  @Test
  void aMachineThatMeasuresAndNeverToldItsStateMayBeInAWorkout() {
    show(FTMS, BIKE_DATA);
    assertThat(watch.now()).isEqualTo(Activity.MEASURING);
    show(5);
    assertThat(watch.now()).isEqualTo(Activity.IDLE);
    show(FTMS, BIKE_DATA);
    assertThat(watch.now()).isEqualTo(Activity.MEASURING);
  }

  @Test
  void aMachineThatTellsItsStateIsBelievedWhateverItMeasures() {
    showState("{\"state\":\"IDLE\"}");
    show(FTMS, BIKE_DATA);
    assertThat(watch.now()).isEqualTo(Activity.IDLE);
  }

  @ParameterizedTest
  @CsvSource({"2,AT_BOUNDARY", "3,AT_BOUNDARY", "4,IN_WORKOUT"})
  void followsTheOpCodesOfMachineStatus(int opCode, Activity expected) {
    show(2);
    showStatus(opCode);
    show(FTMS, BIKE_DATA);
    assertThat(watch.now()).isEqualTo(expected);
  }

  @Test
  void otherOpCodesChangeNothing() {
    showStatus(4);
    showStatus(5);
    showStatus(0xFF);
    assertThat(watch.now()).isEqualTo(Activity.IN_WORKOUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"state\":\"IN_USE\"}|IN_WORKOUT",
        "{ \"reason\":\"x\", \"state\" : \"PAUSED\" }|AT_BOUNDARY",
        "{\"state\":\"IDLE\"}|IDLE",
        "{\"state\":\"OUT_OF_ORDER\",\"reason\":\"belt\"}|IDLE"
      })
  void readsTheStateThatAMachineTells(String json, Activity expected) {
    show(3);
    showState("{\"state\":\"IN_USE\"}");
    showState(json);
    assertThat(watch.now()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"{}", "{\"state\":1}", "{\"state\":\"", "\"state\"", "{\"state\":\"DANCING\"}"})
  void anUnreadableOrUnknownStateChangesNothing(String json) {
    show(2);
    showState(json);
    assertThat(watch.now()).isEqualTo(Activity.IN_WORKOUT);
  }

  @Test
  void aSetEndsAtABoundaryAndItsFirstRepetitionLeavesIt() {
    show(2);
    show(3);
    assertThat(watch.now()).isEqualTo(Activity.AT_BOUNDARY);
    show(7);
    show(99);
    assertThat(watch.now()).isEqualTo(Activity.AT_BOUNDARY);
    show(2);
    assertThat(watch.now()).isEqualTo(Activity.IN_WORKOUT);
  }

  @Test
  void aTruncatedCharacteristicHarmsNothing() {
    show(FTMS);
    show(FTMS, (byte) 0x2A);
    show(FTMS, (byte) 0x2A, (byte) 0xDA);
    assertThat(watch.now()).isEqualTo(Activity.MEASURING);
  }
}
