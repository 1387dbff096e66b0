package io.repstream.common.ftms.control;

/** What a machine makes of bytes that were written to its control point. */
public sealed interface ReceivedRequest {

  /** A request, with all its parameters. */
  record Understood(ControlRequest request) implements ReceivedRequest {}

  /**
   * A request that the machine cannot read.
   *
   * @param reply what to answer
   */
  record Refused(ControlReply reply) implements ReceivedRequest {}

  /** No op code, so there is nothing to answer. */
  record Empty() implements ReceivedRequest {}
}
