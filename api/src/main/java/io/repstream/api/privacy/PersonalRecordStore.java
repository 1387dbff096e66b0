package io.repstream.api.privacy;

import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;

/** Reads and erases documents of any feature by what it tells of them. Blocks for its store. */
public interface PersonalRecordStore {
  /** How many documents name a person. */
  long count(PersonalRecords records, MemberId memberId);

  /** The documents as a JSON array, without what is secret. */
  byte[] read(PersonalRecords records, MemberId memberId);

  /** Erases; may be repeated. */
  void erase(PersonalRecords records, MemberId memberId);
}
