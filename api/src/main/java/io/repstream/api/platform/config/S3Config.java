package io.repstream.api.platform.config;

import io.repstream.common.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Where files are.
 *
 * @param url of an S3-compatible server; empty for AWS itself
 * @param region of the bucket
 * @param bucket holds all files of the installation; it exists
 * @param keys to sign with; empty where the environment gives the process a role
 */
public record S3Config(Optional<URI> url, String region, String bucket, Optional<Keys> keys) {
  /** A key pair. */
  public record Keys(String accessKey, Secret secretKey) {}
}
