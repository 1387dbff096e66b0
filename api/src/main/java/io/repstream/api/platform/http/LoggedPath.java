package io.repstream.api.platform.http;

import java.util.regex.Pattern;

/** A request path fit for logs: no ids, no control characters, bounded. */
final class LoggedPath {
  private static final int MAX_LENGTH = 200;
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern UNSAFE = Pattern.compile("[^\\x21-\\x7e]");

  private LoggedPath() {}

  static String of(String path) {
    String bounded = path.length() > MAX_LENGTH ? path.substring(0, MAX_LENGTH) : path;
    return UNSAFE.matcher(ID.matcher(bounded).replaceAll("{id}")).replaceAll("?");
  }
}
