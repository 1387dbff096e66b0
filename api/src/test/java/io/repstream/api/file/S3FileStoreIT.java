package io.repstream.api.file;

import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;

@ApiTest
class S3FileStoreIT extends FileStoreContract {
  private final FileStore store;

  S3FileStoreIT(ApiServer server) {
    this.store = server.bean(FileStore.class);
  }

  @Override
  FileStore store() {
    return store;
  }
}
