package io.repstream.api.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link FileStore} does. */
abstract class FileStoreContract {
  private static final String TYPE = "application/octet-stream";
  private static final byte[] RIDE = "a ride".getBytes(UTF_8);
  private static final byte[] RUN = "a longer run".getBytes(UTF_8);

  private final FileKey folder = new FileKey("test").child(UUID.randomUUID().toString());

  abstract FileStore store();

  @Test
  void givesBackWhatWasPutLast() {
    FileKey key = folder.child("a.fit");
    assertThat(store().read(key, 100)).isEmpty();

    store().put(key, TYPE, RIDE);
    assertThat(store().read(key, RIDE.length)).hasValue(RIDE);
    store().put(key, TYPE, RUN);

    assertThat(store().read(key, 100)).hasValue(RUN);
  }

  @Test
  void refusesToReadMoreThanTheCallerHolds() {
    FileKey key = folder.child("large");
    store().put(key, TYPE, RUN);

    assertThatIllegalStateException().isThrownBy(() -> store().read(key, RUN.length - 1));
  }

  @Test
  void deletesAFileAndIsContentWhereThereIsNone() {
    FileKey key = folder.child("gone");
    store().put(key, TYPE, RIDE);

    store().delete(key);
    store().delete(key);

    assertThat(store().read(key, 100)).isEmpty();
  }

  @Test
  void deletesAFolderAndNotItsNeighbours() {
    FileKey inside = folder.child("m-1").child("deep").child("a");
    FileKey beside = folder.child("m-10");
    store().put(inside, TYPE, RIDE);
    store().put(beside, TYPE, RUN);

    store().deleteBelow(folder.child("m-1"));

    assertThat(store().read(inside, 100)).isEmpty();
    assertThat(store().read(beside, 100)).hasValue(RUN);
  }
}
