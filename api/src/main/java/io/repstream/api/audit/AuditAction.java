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
  COMMAND_GIVEN,
  LOGOUT,
  PASSWORD_CHANGED,
  SECOND_FACTOR_CHANGED,
  CONSENT_GIVEN,
  CONSENT_WITHDRAWN,
  INTEGRATOR_ADDED,
  INTEGRATOR_ROTATED,
  INTEGRATOR_REVOKED,
  TOKEN_EXCHANGED,
  EXPORT_REQUESTED,
  ERASURE_REQUESTED,
  ERASURE_DONE;

  /** The name on the wire. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
