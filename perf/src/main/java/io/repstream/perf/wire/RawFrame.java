package io.repstream.perf.wire;

/**
 * A frame that need not be one of the protocol's. It exists in binary only.
 *
 * @param type its byte
 * @param flags its byte
 * @param body what follows; owned by the frame and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record RawFrame(int type, int flags, byte[] body) {}
