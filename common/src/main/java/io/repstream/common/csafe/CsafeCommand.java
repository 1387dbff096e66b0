package io.repstream.common.csafe;

/** What a console can be asked. Several commands may go in one frame. */
public sealed interface CsafeCommand permits ShortCommand, LongCommand {

  /** The command as contents of a frame. */
  byte[] encode();
}
