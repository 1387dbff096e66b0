package io.repstream.api.platform.access;

/**
 * An access token that stands for what a request brought instead, in the request's context. It
 * never leaves the process.
 *
 * @param text serialised
 */
public record InnerToken(String text) {
  @Override
  public String toString() {
    return "InnerToken[***]";
  }
}
