package io.repstream.api.access;

import io.repstream.common.id.MemberId;
import java.util.List;

/** Where affiliations are kept. Safe for all threads; calls may block. */
public interface AffiliationStore {
  /** Adds an affiliation, or replaces the one of the same person and place unless that is newer. */
  void put(Affiliation affiliation);

  /** Everything that somebody is, up to a bound far above what people are. */
  List<Affiliation> of(MemberId memberId);
}
