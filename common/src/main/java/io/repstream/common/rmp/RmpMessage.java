package io.repstream.common.rmp;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.SampleBlock;

/**
 * A message of RMP/1. Byte arrays belong to the message and are not to be changed; they are not
 * copied, because messages live for one event on one thread.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or kept; a copy per frame would be waste
public sealed interface RmpMessage {
  /** The type byte under which the message travels. */
  FrameType type();

  /** Opens: who the machine is and what it speaks. {@code backfill} travels as a frame flag. */
  record Hello(
      int protocolMin,
      int protocolMax,
      MachineId machineId,
      BootId bootId,
      byte[] clientNonce,
      String model,
      String firmware,
      boolean backfill)
      implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.HELLO;
    }
  }

  /** Answers HELLO: prove it, under this version, over this nonce. */
  record Challenge(int protocol, byte[] serverNonce, long serverTimeMs) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.CHALLENGE;
    }
  }

  /** The machine's proof; see {@link Proofs#machine}. */
  record Proof(int keyId, long machineTimeMs, byte[] mac) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.PROOF;
    }
  }

  /** The gateway's proof and the terms of the connection; see {@link Proofs#gateway}. */
  record Welcome(WelcomeTerms terms, byte[] mac) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.WELCOME;
    }
  }

  /** What WELCOME grants; the part of the frame that its mac covers. */
  record WelcomeTerms(
      ConnectionId connectionId,
      int heartbeatSeconds,
      long maxFrameBytes,
      long windowSamples,
      long durableThroughSeq) {}

  /** Refuses the handshake; the connection closes. */
  record Reject(int code, long retryAfterMs, String text) implements RmpMessage {
    public static Reject of(RmpCode code, long retryAfterMs) {
      return new Reject(code.code(), retryAfterMs, code.text());
    }

    @Override
    public FrameType type() {
      return FrameType.REJECT;
    }
  }

  /** Asks whether the other end lives. */
  record Ping(long opaque) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.PING;
    }
  }

  /** Answers PING with its number. */
  record Pong(long opaque) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.PONG;
    }
  }

  /** Samples in sequence. */
  record Samples(SampleBlock block) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.SAMPLES;
    }
  }

  /** Every sample up to this one is stored. */
  record Ack(long durableThroughSeq) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.ACK;
    }
  }

  /** Everything beyond the last ACK was dropped: stop, wait, resend. */
  record Slow(int reason, long retryAfterMs) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.SLOW;
    }
  }

  /** Do something; the time to live counts from receipt. */
  record Command(CommandId commandId, long ttlMs, int kind, byte[] payload) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.COMMAND;
    }
  }

  /** What became of a command. */
  record Result(CommandId commandId, int outcome, byte[] data, String text) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.RESULT;
    }
  }

  /** The machine has the command. */
  record Received(CommandId commandId) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.RECEIVED;
    }
  }

  /** Who trains now and what the machine shows; JSON. */
  record Session(String json) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.SESSION;
    }
  }

  /** The sender is about to close in good order. */
  record GoAway(int reason, long reconnectAfterMs) implements RmpMessage {
    @Override
    public FrameType type() {
      return FrameType.GOAWAY;
    }
  }

  /** The sender closes because of a fault of the other end. */
  record ProtocolError(int code, String text) implements RmpMessage {
    public static ProtocolError of(RmpCode code) {
      return new ProtocolError(code.code(), code.text());
    }

    @Override
    public FrameType type() {
      return FrameType.ERROR;
    }
  }
}
