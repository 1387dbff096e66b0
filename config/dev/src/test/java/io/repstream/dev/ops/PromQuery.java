package io.repstream.dev.ops;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which metrics a PromQL expression reads; promtool judges whether it is one. */
final class PromQuery {
  private static final Pattern NOT_METRICS =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]"
              + "|\\b(by|without|on|ignoring|group_left|group_right) *\\([^)]*\\)"
              + "|(?<![\\w:])(and|or|unless|bool|offset)\\b");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.$])([a-zA-Z_:][\\w:]*)(?! *\\()(?![\\w:])");

  private PromQuery() {}

  static Set<String> metrics(String expression) {
    Set<String> names = new TreeSet<>();
    String bare = NOT_METRICS.matcher(expression).replaceAll(" ");
    for (Matcher matcher = NAME.matcher(bare); matcher.find(); ) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
