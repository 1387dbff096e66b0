package io.repstream.api.platform.person;

import io.repstream.common.id.MemberId;
import java.util.List;

/** What a feature holds of people. A bean for each; safe for all threads; calls may block. */
public interface PersonalData {
  /** The feature's name, stable, lower case. */
  String holder();

  /** Its documents about people. */
  List<PersonalRecords> records();

  /** Adds to an export what its documents alone do not show, such as files. */
  default void collect(MemberId memberId, ExportFiles files) {}

  /**
   * Erases what is not in its documents: sessions, files, copies with others. Called before its
   * documents go. May be repeated after a failure, and leaves the same behind.
   */
  default void eraseElsewhere(MemberId memberId) {}
}
