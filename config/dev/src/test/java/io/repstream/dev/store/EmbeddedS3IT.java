package io.repstream.dev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class EmbeddedS3IT {
  private static final String BUCKET = "media";
  private static final byte[] PHOTO = "not really a photo".getBytes(StandardCharsets.UTF_8);
  private static EmbeddedS3 store;
  private static S3Client client;

  @BeforeAll
  static void start() {
    store = EmbeddedS3.startTemporary();
    store.createBucket(BUCKET);
    client = client(store);
  }

  @AfterAll
  static void stop() {
    client.close();
    store.close();
  }

  @Test
  void givesBackWhatWasPut() {
    client.putObject(put -> put.bucket(BUCKET).key("a/photo"), RequestBody.fromBytes(PHOTO));

    byte[] stored = client.getObjectAsBytes(get -> get.bucket(BUCKET).key("a/photo")).asByteArray();

    assertThat(stored).isEqualTo(PHOTO);
  }

  @Test
  void takesAPresignedUploadOfTheSignedTypeOnly() throws Exception {
    URI upload = presignedUpload("b/photo", "image/jpeg");

    assertThat(statusOfUpload(upload, "text/html")).isEqualTo(403);
    assertThat(statusOfUpload(upload, "image/jpeg")).isEqualTo(200);
  }

  @Test
  void refusesAnUnsignedRead() throws Exception {
    client.putObject(put -> put.bucket(BUCKET).key("private"), RequestBody.fromBytes(PHOTO));
    HttpRequest read = HttpRequest.newBuilder(URI.create(store.url() + "/media/private")).build();

    assertThat(send(read)).isEqualTo(403);
  }

  @Test
  void keepsObjectsOverARestart(@TempDir Path data) {
    S3Credentials credentials = new S3Credentials("local", "secret");
    try (EmbeddedS3 first = EmbeddedS3.start(data, 0, credentials);
        S3Client writer = client(first)) {
      first.createBucket(BUCKET);
      writer.putObject(put -> put.bucket(BUCKET).key("kept"), RequestBody.fromBytes(PHOTO));
    }
    try (EmbeddedS3 second = EmbeddedS3.start(data, 0, credentials);
        S3Client reader = client(second)) {
      second.createBucket(BUCKET);
      assertThat(reader.getObjectAsBytes(get -> get.bucket(BUCKET).key("kept")).asByteArray())
          .isEqualTo(PHOTO);
    }
  }

  @Test
  void saysThatThePortIsTaken(@TempDir Path data) {
    assertThatThrownBy(
            () -> EmbeddedS3.start(data, store.port(), new S3Credentials("local", "secret")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(Integer.toString(store.port()));
  }

  private static URI presignedUpload(String key, String contentType) {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(URI.create(store.url()))
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(store))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      return URI.create(
          presigner
              .presignPutObject(
                  presign ->
                      presign
                          .signatureDuration(Duration.ofMinutes(5))
                          .putObjectRequest(
                              put ->
                                  put.bucket(BUCKET)
                                      .key(key)
                                      .contentType(contentType)
                                      .contentLength((long) PHOTO.length)))
              .url()
              .toString());
    }
  }

  private static int statusOfUpload(URI upload, String contentType)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(upload)
            .header("Content-Type", contentType)
            .PUT(BodyPublishers.ofByteArray(PHOTO))
            .build());
  }

  private static int send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static S3Client client(EmbeddedS3 target) {
    return S3Client.builder()
        .endpointOverride(URI.create(target.url()))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(credentials(target))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static StaticCredentialsProvider credentials(EmbeddedS3 target) {
    S3Credentials keys = target.credentials();
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
  }
}
