package io.repstream.api.platform.version;

/** An answer whose content is told by a version: equal versions are equal answers. */
public interface Versioned {
  /** The version, as the resource's {@code ETag} without quotes. */
  String entityVersion();
}
