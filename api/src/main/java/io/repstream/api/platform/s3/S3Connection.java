package io.repstream.api.platform.s3;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.S3Config;
import io.repstream.common.clock.MonotonicClock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The client of the object store, made when the first file is asked for: a process that starts
 * while the store is away starts all the same. Calls block their virtual thread and are repeated
 * within their time limit. Safe for all threads.
 */
@ApplicationScoped
public class S3Connection {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

  private final S3Client client;
  private final String bucket;

  @Inject
  public S3Connection(ApiConfig config) {
    this(config.s3());
  }

  S3Connection(S3Config config) {
    this.client = client(config);
    this.bucket = config.bucket();
  }

  private static S3Client client(S3Config config) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .socketTimeout(SOCKET_TIMEOUT))
            // Not every S3 knows the newer checksums; features keep a hash of what they store.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                calls ->
                    calls
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .addExecutionInterceptor(new S3CallMeter(MonotonicClock.system())));
    config.url().ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(S3Config config) {
    return config
        .keys()
        .<AwsCredentialsProvider>map(
            keys ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.accessKey(), keys.secretKey().reveal())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** The client, for stores. */
  public S3Client client() {
    return client;
  }

  /** The bucket of this installation. */
  public String bucket() {
    return bucket;
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
