package io.repstream.api.file;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory, for tests; keeps to {@link FileStoreContract}. */
public final class InMemoryFileStore implements FileStore {
  private final Map<FileKey, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public void put(FileKey key, String mediaType, byte[] content) {
    files.put(key, content.clone());
  }

  @Override
  public Optional<byte[]> read(FileKey key, int mostBytes) {
    Optional<byte[]> file = Optional.ofNullable(files.get(key)).map(byte[]::clone);
    if (file.isPresent() && file.get().length > mostBytes) {
      throw new IllegalStateException("larger than " + mostBytes);
    }
    return file;
  }

  @Override
  public void delete(FileKey key) {
    files.remove(key);
  }

  @Override
  public void deleteBelow(FileKey folder) {
    files.keySet().removeIf(key -> key.path().startsWith(folder.path() + "/"));
  }
}
