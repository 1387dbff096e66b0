package io.repstream.api.platform.person;

import java.util.List;

/**
 * Documents that name a person.
 *
 * @param path of the field that names them
 * @param treatment what an erasure does with them
 * @param fields of {@link Treatment#LOOSEN} those that go; else those that an export leaves out
 */
public record PersonalRecords(
    String collection, String path, Treatment treatment, List<String> fields) {
  public PersonalRecords {
    fields = List.copyOf(fields);
  }

  /** What an erasure does. */
  public enum Treatment {
    /** The document is the person's: it goes, and an export shows it. */
    DELETE,
    /** The document is about something else: it names nobody afterwards. */
    FORGET,
    /** What was measured stays, of nobody: the fields go; an export shows it. */
    LOOSEN,
    /** It stays: ids only, which name nobody once the account is gone. */
    KEEP
  }

  /**
   * Documents of a person.
   *
   * @param secret fields that an export leaves out
   */
  public static PersonalRecords owned(String collection, String path, String... secret) {
    return new PersonalRecords(collection, path, Treatment.DELETE, List.of(secret));
  }

  /** Documents of others that name whoever made them. */
  public static PersonalRecords named(String collection, String path) {
    return new PersonalRecords(collection, path, Treatment.FORGET, List.of());
  }

  /** Documents that stay without some fields. */
  public static PersonalRecords loosened(String collection, String path, String... fields) {
    return new PersonalRecords(collection, path, Treatment.LOOSEN, List.of(fields));
  }

  /** Documents that stay as they are. */
  public static PersonalRecords kept(String collection, String path) {
    return new PersonalRecords(collection, path, Treatment.KEEP, List.of());
  }

  /** Its name in proofs and tests. */
  public String text() {
    return collection + "." + path;
  }
}
