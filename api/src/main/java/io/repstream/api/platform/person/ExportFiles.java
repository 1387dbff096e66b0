package io.repstream.api.platform.person;

/** The files of an export. Belongs to one thread. */
public interface ExportFiles {
  /**
   * Adds a file.
   *
   * @param name with folders between slashes, made by us
   */
  void add(String name, byte[] content);
}
