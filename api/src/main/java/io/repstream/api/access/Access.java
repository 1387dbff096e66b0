package io.repstream.api.access;

import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.account.AccountConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Finds out what a caller is. Safe for all threads; calls may block. */
@ApplicationScoped
public class Access {
  private static final Set<Role> ADMINS = Set.of(Role.CHAIN_ADMIN, Role.GYM_ADMIN);

  private final AffiliationStore store;
  private final boolean adminsNeedSecondFactor;

  @Inject
  public Access(AffiliationStore store, ApiConfig config) {
    this(store, config.accounts().staffSecondFactor());
  }

  Access(AffiliationStore store, AccountConfig.Need secondFactorOfAdmins) {
    this.store = store;
    this.adminsNeedSecondFactor = secondFactorOfAdmins == AccountConfig.Need.REQUIRED;
  }

  /**
   * What a caller is now: a role that was given or taken a moment ago counts. Where admins need a
   * second factor, the role of one who logged in without it does not.
   */
  public Relations of(Caller caller) {
    if (caller.tenant().isPresent()) {
      return new Relations(caller, List.of());
    }
    List<Affiliation> all = store.of(caller.memberId());
    return adminsNeedSecondFactor && !caller.roles().contains(Roles.SECOND_FACTOR)
        ? new Relations(caller, all.stream().filter(a -> !ADMINS.contains(a.role())).toList())
        : new Relations(caller, all);
  }
}
