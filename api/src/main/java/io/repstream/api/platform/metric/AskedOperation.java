package io.repstream.api.platform.metric;

/**
 * The operation that a request asks for. Put into the request's context ahead of everything, and
 * told later, within a context below that one. For the thread that answers the request.
 */
public final class AskedOperation {
  /** What is no operation: pages, files, paths that do not exist. */
  private static final String NONE = "none";

  private String id = NONE;

  /** As the OpenAPI document has it. */
  public String id() {
    return id;
  }

  void tell(String operationId) {
    id = operationId;
  }
}
