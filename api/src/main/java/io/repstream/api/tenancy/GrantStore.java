package io.repstream.api.tenancy;

import io.repstream.api.platform.creation.Creation;
import java.util.Optional;

/** Where grants of roles are kept. Safe for all threads; calls may block. */
public interface GrantStore {
  /** Adds a grant, with the effect of {@link RoleGrantEffect}. */
  void add(RoleGrant grant, Creation<RoleGrant> creation);

  /** One grant. */
  Optional<RoleGrant> byId(String id);
}
