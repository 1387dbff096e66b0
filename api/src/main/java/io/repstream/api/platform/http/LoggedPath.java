package io.repstream.api.platform.http;

import java.util.regex.Pattern;

/** A request path fit for logs: no ids, no receipts or tokens, no control characters, bounded. */
final class LoggedPath {
  private static final int MAX_LENGTH = 200;
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** No name of ours is as long, and nothing shorter is a secret. */
  private static final Pattern OPAQUE = Pattern.compile("(?<=/)[A-Za-z0-9_=%-]{32,}(?=/|$)");

  private static final Pattern UNSAFE = Pattern.compile("[^\\x21-\\x7e]");

  private LoggedPath() {}

  static String of(String path) {
    String named = OPAQUE.matcher(ID.matcher(path).replaceAll("{id}")).replaceAll("{secret}");
    String safe = UNSAFE.matcher(named).replaceAll("?");
    return safe.length() > MAX_LENGTH ? safe.substring(0, MAX_LENGTH) : safe;
  }
}
