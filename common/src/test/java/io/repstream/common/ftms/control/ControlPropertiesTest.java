package io.repstream.common.ftms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.control.ControlReply.SpinDownSpeeds;
import io.repstream.common.ftms.control.ControlRequest.Procedure;
import io.repstream.common.ftms.control.ControlRequest.SetTarget;
import io.repstream.common.ftms.control.MachineStatusEvent.TargetChanged;
import io.repstream.common.ftms.control.ReceivedRequest.Empty;
import io.repstream.common.ftms.control.ReceivedRequest.Refused;
import io.repstream.common.ftms.control.ReceivedRequest.Understood;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ControlPropertiesTest {

  @Property
  void targetsSurviveTheControlPointAndTheStatus(
      @ForAll("oneByteTargets") MachineTarget oneByte,
      @ForAll("twoByteTargets") MachineTarget twoBytes) {
    assertSurvives(oneByte, ResistanceWidth.U8);
    assertSurvives(twoBytes, ResistanceWidth.S16);
  }

  private static void assertSurvives(MachineTarget target, ResistanceWidth width) {
    ControlRequest request = new SetTarget(target);
    MachineStatusEvent event = new TargetChanged(target);
    byte[] written = ControlPoint.encode(request, width);
    byte[] packet = MachineStatus.encode(event, width);

    assertThat(ControlPoint.decode(written, width)).isEqualTo(new Understood(request));
    assertThat(MachineStatus.decode(packet, width)).contains(event);
    assertThat(packet).hasSameSizeAs(written).endsWith(tail(written));
  }

  private static byte[] tail(byte[] bytes) {
    byte[] tail = new byte[bytes.length - 1];
    System.arraycopy(bytes, 1, tail, 0, tail.length);
    return tail;
  }

  @Provide
  Arbitrary<MachineTarget> oneByteTargets() {
    return Targets.all(ResistanceWidth.U8);
  }

  @Provide
  Arbitrary<MachineTarget> twoByteTargets() {
    return Targets.all(ResistanceWidth.S16);
  }

  @Property
  void proceduresSurvive(@ForAll Procedure procedure, @ForAll ResistanceWidth width) {
    assertThat(ControlPoint.decode(ControlPoint.encode(procedure, width), width))
        .isEqualTo(new Understood(procedure));
  }

  @Property
  void repliesSurvive(
      @ForAll @IntRange(max = 255) int op, @ForAll @IntRange(max = 255) int resultCode) {
    ControlReply reply = new ControlReply(op, resultCode, null);

    assertThat(ControlReply.decode(reply.encode())).contains(reply);
  }

  @Property
  void spinDownSpeedsSurvive(
      @ForAll @DoubleRange(max = 655.35) double low,
      @ForAll @DoubleRange(max = 655.35) double high) {
    ControlReply reply = new ControlReply(0x13, 1, new SpinDownSpeeds(low, high));

    assertThat(ControlReply.decode(reply.encode())).contains(reply);
  }

  /** What was understood is what the same bytes would be written for. */
  @Property(tries = 5_000)
  void anyBytesHaveAnAnswer(@ForAll @Size(max = 24) byte[] written, @ForAll ResistanceWidth width) {
    switch (ControlPoint.decode(written, width)) {
      case Empty() -> assertThat(written).isEmpty();
      case Refused(ControlReply reply) -> {
        assertThat(reply.requestOp()).isEqualTo(written[0] & 0xFF);
        assertThat(reply.result())
            .isIn(ControlResult.INVALID_PARAMETER, ControlResult.OP_CODE_NOT_SUPPORTED);
      }
      case Understood(ControlRequest request) ->
          assertThat(request.op()).isEqualTo(written[0] & 0xFF);
    }
  }

  @Property(tries = 5_000)
  void anyBytesAreReadAsReplyStatusAndTraining(
      @ForAll @Size(max = 64) byte[] bytes, @ForAll ResistanceWidth width) {
    assertThat(ControlReply.decode(bytes)).isNotNull();
    assertThat(MachineStatus.decode(bytes, width)).isNotNull();
    assertThat(TrainingStatus.decode(bytes).isPresent()).isEqualTo(bytes.length >= 2);
  }
}
