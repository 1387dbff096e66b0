package io.repstream.api.file;

import io.repstream.api.platform.s3.S3Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in an S3 bucket. */
@ApplicationScoped
public class S3FileStore implements FileStore {
  private final S3Connection s3;

  @Inject
  public S3FileStore(S3Connection s3) {
    this.s3 = s3;
  }

  @Override
  public void put(FileKey key, String mediaType, byte[] content) {
    client()
        .putObject(
            put -> put.bucket(s3.bucket()).key(key.path()).contentType(mediaType),
            RequestBody.fromBytes(content));
  }

  @Override
  public Optional<byte[]> read(FileKey key, int mostBytes) {
    try (ResponseInputStream<GetObjectResponse> in =
        client().getObject(get -> get.bucket(s3.bucket()).key(key.path()))) {
      byte[] content = in.readNBytes(mostBytes);
      if (in.read() >= 0) {
        in.abort();
        throw new IllegalStateException(key + " is larger than " + mostBytes + " bytes");
      }
      return Optional.of(content);
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    } catch (IOException broken) {
      throw SdkClientException.create("the connection broke while " + key + " was read", broken);
    }
  }

  @Override
  public void delete(FileKey key) {
    client().deleteObject(delete -> delete.bucket(s3.bucket()).key(key.path()));
  }

  // One by one: what S3 deletes in bulk it may refuse in parts, and folders are small.
  @Override
  public void deleteBelow(FileKey folder) {
    client()
        .listObjectsV2Paginator(list -> list.bucket(s3.bucket()).prefix(folder.path() + "/"))
        .contents()
        .forEach(
            object ->
                client().deleteObject(delete -> delete.bucket(s3.bucket()).key(object.key())));
  }

  private S3Client client() {
    return s3.client();
  }
}
