package io.repstream.api.platform.http;

import java.util.List;
import java.util.Set;

/** Which paths are the web pages and their files; all else is the API. */
final class WebPages {
  private static final Set<String> PAGES =
      Set.of("/", "/index.html", "/docs", "/docs/", "/docs/index.html");
  private static final List<String> FOLDERS = List.of("/modules/", "/styles/", "/icons/", "/docs/");

  private WebPages() {}

  /** An HTML page. */
  static boolean isPage(String path) {
    return PAGES.contains(path);
  }

  /** An HTML page, or what one loads. */
  static boolean isFile(String path) {
    return isPage(path) || FOLDERS.stream().anyMatch(path::startsWith);
  }
}
