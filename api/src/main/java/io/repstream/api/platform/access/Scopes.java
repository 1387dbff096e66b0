package io.repstream.api.platform.access;

import java.util.List;
import java.util.Optional;

/**
 * What integrators may be let to do, as roles of their tokens for {@code @RolesAllowed}. An
 * operation that names none is closed to them. On the wire a scope goes without its prefix.
 */
public final class Scopes {
  /** Gyms and what they are called. */
  public static final String GYMS_READ = "scope:gyms:read";

  /** Machines, their state and figures. */
  public static final String MACHINES_READ = "scope:machines:read";

  /** A gym's floor, live. */
  public static final String FLOOR_READ = "scope:floor:read";

  /** All there are. */
  public static final List<String> ALL = List.of(GYMS_READ, MACHINES_READ, FLOOR_READ);

  private static final String PREFIX = "scope:";

  private Scopes() {}

  /** The role of a scope as clients write it; empty where there is none. */
  public static Optional<String> parse(String text) {
    return Optional.of(PREFIX + text).filter(ALL::contains);
  }

  /** A scope as clients write it. */
  public static String text(String role) {
    return role.substring(PREFIX.length());
  }
}
