package io.repstream.common.csafe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a console answered to one frame.
 *
 * @param responses in the order of the commands
 * @param trailingLength how many bytes at the end are not a whole response; not read, to be counted
 */
public record CsafeReply(CsafeStatus status, List<CsafeResponse> responses, int trailingLength) {
  private static final int HEADER_BYTES = 2;

  public CsafeReply {
    responses = List.copyOf(responses);
  }

  /** Takes a frame from a console apart; empty if it lacks the status. */
  public static Optional<CsafeReply> decode(CsafeFrame frame) {
    byte[] contents = frame.contents();
    if (contents.length == 0) {
      return Optional.empty();
    }
    List<CsafeResponse> responses = new ArrayList<>();
    int at = 1;
    while (at + HEADER_BYTES <= contents.length) {
      int dataStart = at + HEADER_BYTES;
      int dataEnd = dataStart + (contents[at + 1] & 0xFF);
      if (dataEnd > contents.length) {
        break;
      }
      byte[] data = Arrays.copyOfRange(contents, dataStart, dataEnd);
      responses.add(ResponseDecoder.decode(contents[at] & 0xFF, data));
      at = dataEnd;
    }
    CsafeStatus status = CsafeStatus.ofByte(contents[0]);
    return Optional.of(new CsafeReply(status, responses, contents.length - at));
  }

  /** The measured values. */
  public CsafeReadings readings() {
    return CsafeReadings.of(responses);
  }
}
