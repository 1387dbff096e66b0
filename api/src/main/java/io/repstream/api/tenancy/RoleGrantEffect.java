package io.repstream.api.tenancy;

import io.repstream.api.access.AffiliationStore;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.EffectHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes somebody what a grant says. A later grant is not undone by an earlier one. */
@ApplicationScoped
public class RoleGrantEffect implements EffectHandler {
  /** Payload: the grant's id. */
  static final String KIND = "role-grant";

  private final GrantStore grants;
  private final AffiliationStore affiliations;

  @Inject
  public RoleGrantEffect(GrantStore grants, AffiliationStore affiliations) {
    this.grants = grants;
    this.affiliations = affiliations;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void deliver(Effect effect) {
    grants.byId(effect.payload()).map(RoleGrant::affiliation).ifPresent(affiliations::put);
  }
}
