package io.repstream.perf.skeleton;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets child processes count towards coverage, where this JVM does. */
final class CoverageAgent {
  private static final Pattern DESTINATION = Pattern.compile("destfile=([^,]*)\\.exec");

  private CoverageAgent() {}

  /**
   * The JVM argument for a child; none where this JVM has no agent.
   *
   * @param child names the file, beside this JVM's own
   */
  static List<String> argumentsFor(String child) {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
        .map(argument -> withDestination(argument, child))
        .toList();
  }

  private static String withDestination(String argument, String child) {
    Matcher destination = DESTINATION.matcher(argument);
    return destination.replaceFirst("destfile=$1-" + child + ".exec");
  }
}
