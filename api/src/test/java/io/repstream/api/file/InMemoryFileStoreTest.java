package io.repstream.api.file;

class InMemoryFileStoreTest extends FileStoreContract {
  private final InMemoryFileStore store = new InMemoryFileStore();

  @Override
  FileStore store() {
    return store;
  }
}
