package io.repstream.api.access;

import io.repstream.api.platform.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds out what a caller is. Safe for all threads; calls may block. */
@ApplicationScoped
public class Access {
  private final AffiliationStore store;

  @Inject
  public Access(AffiliationStore store) {
    this.store = store;
  }

  /** What a caller is now: a role that was given or taken a moment ago counts. */
  public Relations of(Caller caller) {
    return new Relations(caller, store.of(caller.memberId()));
  }
}
