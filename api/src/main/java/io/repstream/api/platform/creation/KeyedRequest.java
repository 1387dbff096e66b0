package io.repstream.api.platform.creation;

/** What a request with an {@code Idempotency-Key} brought; stands in the request's context. */
final class KeyedRequest {
  private final String key;
  private final String method;
  private final String target;
  private final byte[] body;

  /**
   * A request.
   *
   * @param target path and query
   * @param body byte for byte; not to be changed any more
   */
  KeyedRequest(String key, String method, String target, byte[] body) {
    this.key = key;
    this.method = method;
    this.target = target;
    this.body = body;
  }

  String key() {
    return key;
  }

  /** Its hash, which tells it from other requests with the same key. */
  String hash(CreationSecret secret) {
    return secret.hash(method, target, body);
  }
}
