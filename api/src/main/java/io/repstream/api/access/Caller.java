package io.repstream.api.access;

import io.repstream.common.id.MemberId;
import java.util.Set;

/**
 * Who sent a request, by their verified access token.
 *
 * @param memberId their account
 * @param roles roles in the installation, which the token carries; roles in chains and gyms are
 *     {@link Affiliation}s and looked up
 */
public record Caller(MemberId memberId, Set<String> roles) {
  /** The role of who runs the installation. */
  public static final String OPERATOR = "operator";

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether they run the installation. */
  public boolean isOperator() {
    return roles.contains(OPERATOR);
  }
}
