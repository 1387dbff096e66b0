package io.repstream.api.audit;

import java.util.Locale;

/** What an audit entry tells of. A name is never changed or reused. */
public enum AuditAction {
  LOGIN,
  LOGIN_REFUSED,
  REFRESH_TOKEN_REUSED,
  ROLE_GRANTED,
  MACHINE_PROVISIONED,
  MACHINE_REVOKED,
  QUARANTINE_LIFTED,
  COMMAND_GIVEN;

  /** The name on the wire. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
