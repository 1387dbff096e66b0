package io.repstream.api.platform.metric;

/**
 * The operation that a request asks for, kept in the request's context.
 *
 * @param id as the OpenAPI document has it
 */
public record AskedOperation(String id) {
  /** What is no operation: pages, files, paths that do not exist. */
  static final AskedOperation NONE = new AskedOperation("none");
}
