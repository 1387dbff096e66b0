package io.repstream.gateway.admission;

import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.Input;
import java.time.Duration;

/** Why a connected machine has to go although nothing is wrong with the gateway. */
final class Dismissals {
  /** The other connection is the machine's own newer one; two that fight must not fight fast. */
  private static final Duration REPLACED_RECONNECT = Duration.ofSeconds(60);

  /** A machine that moved, or has a second key, may come back at once; the rest is refused. */
  private static final Duration REVOKED_RECONNECT = Duration.ofSeconds(5);

  /** It is refused until somebody has looked at it. */
  private static final Duration QUARANTINED_RECONNECT = Duration.ofSeconds(60);

  private Dismissals() {}

  static Input replaced() {
    return new Input.Dismissed(RmpCode.REPLACED, REPLACED_RECONNECT);
  }

  static Input quarantined() {
    return new Input.Dismissed(RmpCode.QUARANTINED, QUARANTINED_RECONNECT);
  }

  static Input revoked() {
    return new Input.Dismissed(RmpCode.REVOKED, REVOKED_RECONNECT);
  }
}
