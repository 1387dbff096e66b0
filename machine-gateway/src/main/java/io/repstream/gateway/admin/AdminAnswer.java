package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * What the admin door answers.
 *
 * @param body owned by the answer
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record AdminAnswer(HttpResponseStatus status, String contentType, byte[] body) {
  private static final String JSON = "application/json";

  public static AdminAnswer json(HttpResponseStatus status, String json) {
    return new AdminAnswer(status, JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that says nothing but its status. */
  public static AdminAnswer status(HttpResponseStatus status) {
    return json(status, "{\"status\":" + status.code() + "}");
  }

  /**
   * A request that cannot be carried out.
   *
   * @param detail a fixed text; holds nothing of the request
   */
  public static AdminAnswer invalid(String detail) {
    return json(HttpResponseStatus.BAD_REQUEST, "{\"status\":400,\"detail\":\"" + detail + "\"}");
  }
}
