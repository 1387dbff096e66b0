package io.repstream.api.file;

import java.util.Optional;

/**
 * Where files are kept. Whoever stores one keeps its length and hash with its document and compares
 * them on reading. Safe for all threads; calls may block for some seconds and throw where the store
 * is away, which answers 503.
 */
public interface FileStore {
  /** Keeps a file, in place of an older one of the same name. Durable once this returns. */
  void put(FileKey key, String mediaType, byte[] content);

  /**
   * A whole file; empty where there is none.
   *
   * @param mostBytes what the caller is ready to hold
   * @throws IllegalStateException where it is larger, which a caller that keeps lengths never meets
   */
  Optional<byte[]> read(FileKey key, int mostBytes);

  /** Deletes a file; one that is not there is deleted already. */
  void delete(FileKey key);

  /** Deletes every file below a folder. May be repeated after a failure. */
  void deleteBelow(FileKey folder);
}
