package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.csafe.CsafeFrame.Addresses;
import io.repstream.common.csafe.Unframed.Reason;
import io.repstream.common.csafe.Unframed.Rejected;
import io.repstream.common.csafe.Unframed.Whole;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CsafePropertiesTest {

  @Property
  void framesSurviveTheLine(@ForAll("frames") CsafeFrame frame) {
    byte[] line = frame.encode();

    assertThat(new CsafeUnframer().feed(line)).containsExactly(new Whole(frame));
    for (int i = 1; i < line.length - 1; i++) {
      assertThat(line[i] & 0xFF).as("no flag between the flags").isNotIn(0xF0, 0xF1, 0xF2);
    }
  }

  @Property
  void aFrameIsFoundAfterAnyGarbage(
      @ForAll("lineBytes") byte[] garbage, @ForAll("frames") CsafeFrame frame) {
    CsafeUnframer unframer = new CsafeUnframer();
    unframer.feed(garbage);

    List<Unframed> found = unframer.feed(frame.encode());

    assertThat(found.getLast()).isEqualTo(new Whole(frame));
  }

  /** However the line is cut into pieces, frames and damages are the same. */
  @Property
  void piecesMakeNoDifference(
      @ForAll("lineBytes") byte[] line, @ForAll @IntRange(min = 1, max = 7) int pieceLength) {
    List<Unframed> atOnce = new CsafeUnframer().feed(line);

    CsafeUnframer unframer = new CsafeUnframer();
    List<Unframed> inPieces = new ArrayList<>();
    for (int at = 0; at < line.length; at += pieceLength) {
      inPieces.addAll(unframer.feed(line, at, Math.min(pieceLength, line.length - at)));
    }

    assertThat(withoutNoise(inPieces)).isEqualTo(withoutNoise(atOnce));
  }

  private static List<Unframed> withoutNoise(List<Unframed> found) {
    return found.stream()
        .filter(u -> !(u instanceof Rejected(Reason reason, int _) && isNoise(reason)))
        .toList();
  }

  private static boolean isNoise(Reason reason) {
    return reason == Reason.OUTSIDE_OF_FRAME;
  }

  @Property
  void everyByteOfTheLineIsAccountedFor(@ForAll("lineBytes") byte[] line) {
    byte[] closed = Arrays.copyOf(line, line.length + 2);
    closed[line.length] = (byte) 0xF2;
    closed[line.length + 1] = (byte) 0xF2;

    List<Unframed> found = new CsafeUnframer().feed(closed);

    int rejected = 0;
    int whole = 0;
    for (Unframed unframed : found) {
      switch (unframed) {
        case Rejected(Reason _, int lineBytes) -> rejected += lineBytes;
        case Whole(CsafeFrame frame) -> whole += frame.encode().length;
      }
    }
    // A sender may stuff bytes that need no stuffing; then a frame was longer than we would send.
    assertThat(rejected + whole).isLessThanOrEqualTo(closed.length);
    if (whole == 0) {
      assertThat(rejected).isEqualTo(closed.length);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyContentsHaveAReply(@ForAll("replyContents") byte[] contents) {
    CsafeReply reply = CsafeReply.decode(new CsafeFrame(null, contents)).orElseThrow();

    assertThat(reply.trailingLength()).isBetween(0, contents.length - 1);
    reply.readings().forEachKnown((field, value) -> assertThat(value).as("%s", field).isFinite());
  }

  @Property
  void anyBytesHaveAReplyOrNone(@ForAll @Size(max = 64) byte[] contents) {
    assertThat(CsafeReply.decode(new CsafeFrame(null, contents)).isPresent())
        .isEqualTo(contents.length > 0);
  }

  @Provide
  Arbitrary<CsafeFrame> frames() {
    Arbitrary<Addresses> addresses =
        Combinators.combine(
                Arbitraries.integers().between(0, 255), Arbitraries.integers().between(0, 255))
            .as(Addresses::new);
    return Combinators.combine(addresses.injectNull(0.5), lineBytes()).as(CsafeFrame::new);
  }

  /** Bytes in which flags are as common as anything else. */
  @Provide
  Arbitrary<byte[]> lineBytes() {
    Arbitrary<Byte> anyByte = Arbitraries.bytes();
    Arbitrary<Byte> flag = Arbitraries.of((byte) 0xF0, (byte) 0xF1, (byte) 0xF2, (byte) 0xF3);
    Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 4);
    return Arbitraries.oneOf(anyByte, flag, small).array(byte[].class).ofMaxSize(64);
  }

  /** A status, then mostly well-formed responses to known commands. */
  @Provide
  Arbitrary<byte[]> replyContents() {
    Arbitrary<Byte> code = Arbitraries.of(ShortCommand.class).map(command -> (byte) command.code());
    Arbitrary<byte[]> response =
        Combinators.combine(code, Arbitraries.bytes().array(byte[].class).ofMaxSize(6))
            .as(CsafePropertiesTest::response);
    return Combinators.combine(Arbitraries.bytes(), response.list().ofMaxSize(8))
        .as(CsafePropertiesTest::reply);
  }

  private static byte[] response(byte code, byte[] data) {
    byte[] response = new byte[data.length + 2];
    response[0] = code;
    response[1] = (byte) data.length;
    System.arraycopy(data, 0, response, 2, data.length);
    return response;
  }

  private static byte[] reply(byte status, List<byte[]> responses) {
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    contents.write(status);
    responses.forEach(contents::writeBytes);
    return contents.toByteArray();
  }
}
