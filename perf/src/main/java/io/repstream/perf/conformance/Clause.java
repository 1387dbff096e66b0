package io.repstream.perf.conformance;

import java.util.Arrays;
import java.util.List;

/** What PROTOCOL.md promises, as far as the other end can see it. The ids are for ever. */
public enum Clause {
  W1("wire", "Frames are whole: length, type, flags, and a body as long as its fields.", Of.BOTH),
  W2("wire", "An unknown type with flag 0x01 is skipped.", Of.BOTH),
  W3("wire", "An unknown type without flag 0x01 ends the connection.", Of.BOTH),
  W4("wire", "A frame above the limit is answered with ERROR 0101, then the end.", Of.GATEWAY),
  W5("wire", "A frame that cannot be read is answered with ERROR 0102, then the end.", Of.GATEWAY),

  H1("handshake", "HELLO, CHALLENGE, PROOF, WELCOME, and nothing else before WELCOME.", Of.BOTH),
  H2("handshake", "PROOF's mac is right; with a wrong one there is REJECT 0201.", Of.BOTH),
  H3("handshake", "WELCOME's mac is right; to who cannot prove itself nothing is sent.", Of.BOTH),
  H4("handshake", "Nonces are new for each connection.", Of.BOTH),
  H5("handshake", "Who waits too long for the other side's next step gives up.", Of.BOTH),
  H6("handshake", "Without a common version there is REJECT 0105.", Of.GATEWAY),
  H7("handshake", "Who speaks out of turn gets ERROR 0103.", Of.GATEWAY),
  H8("handshake", "An unknown id is challenged like any other, then REJECT 0201.", Of.GATEWAY),
  H9(
      "handshake",
      "One connection per machine; the newest wins, GOAWAY 0402 to the older.",
      Of.BOTH),

  S1("sequence", "Numbers have no gap: 1 first, durableThroughSeq + 1 after WELCOME.", Of.BOTH),
  S2("sequence", "A lost range (kind 08) declares what is no longer held.", Of.BOTH),
  S3("samples", "Payloads are as the table of kinds has them.", Of.MACHINE),
  S4("sequence", "What is sent again is equal byte for byte; twice received is no fault.", Of.BOTH),
  S5("sequence", "A lost link changes neither bootId nor what is durable of it.", Of.BOTH),

  A1("acknowledgement", "ACKs are cumulative; nothing is sent again while connected.", Of.BOTH),
  A2("acknowledgement", "A window of samples may be open, and not more.", Of.BOTH),
  A3("acknowledgement", "After SLOW: stop, wait, send again from the last ACK + 1.", Of.BOTH),

  B1("heartbeat", "PING is answered with PONG and the same number.", Of.BOTH),
  B2("heartbeat", "Who has sent nothing for a heartbeat sends PING.", Of.BOTH),
  B3("heartbeat", "A side that is silent for too long is given up.", Of.BOTH),

  N1("session", "SESSION follows every WELCOME; members that are not known are ignored.", Of.BOTH),

  C1("commands", "COMMAND is answered with RECEIVED, then with RESULT in time.", Of.BOTH),
  C2("commands", "A command that comes again is answered again and not executed again.", Of.BOTH),
  C3("commands", "What the machine cannot do is answered too, with outcome 2 or 3.", Of.MACHINE),

  G1("going-away", "After GOAWAY nothing new; what is open is acked; closed within 2 s.", Of.BOTH),
  G2(
      "going-away",
      "Back after reconnectAfterMs, not sooner; gateways spread these times.",
      Of.BOTH),

  R1("reconnecting", "REJECT names a time to wait, and it is waited for.", Of.BOTH),
  R2("reconnecting", "Else the wait is random, up to 1 s × 2^n.", Of.MACHINE),
  R3("reconnecting", "Every close has a reason: REJECT, ERROR or GOAWAY before it.", Of.GATEWAY),

  K1("bridges", "A channel is a machine of its own; its end leaves the others alone.", Of.GATEWAY);

  private final String section;
  private final String text;
  private final Of of;

  Clause(String section, String text, Of of) {
    this.section = section;
    this.text = text;
    this.of = of;
  }

  /** Whose clause it is. */
  private enum Of {
    MACHINE,
    GATEWAY,
    BOTH
  }

  /** Who is judged. */
  public enum Side {
    MACHINE,
    GATEWAY
  }

  /** The clauses of one side, in order. */
  public static List<Clause> of(Side side) {
    return Arrays.stream(values()).filter(clause -> clause.binds(side)).toList();
  }

  public boolean binds(Side side) {
    return of == Of.BOTH || (of == Of.MACHINE) == (side == Side.MACHINE);
  }

  /** The heading in PROTOCOL.md, as its link has it. */
  public String section() {
    return section;
  }

  public String text() {
    return text;
  }
}
