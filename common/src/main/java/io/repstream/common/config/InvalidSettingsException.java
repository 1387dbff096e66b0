package io.repstream.common.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings are not fit to start with; the message is a table of all problems. */
public final class InvalidSettingsException extends RuntimeException {
  /** The exit code of a process that was configured wrongly (EX_CONFIG of sysexits). */
  public static final int EXIT_CODE = 78;

  private static final long serialVersionUID = 1L;

  private final transient List<SettingProblem> problems;

  public InvalidSettingsException(List<SettingProblem> problems) {
    super(table(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of reading. */
  public List<SettingProblem> problems() {
    return problems;
  }

  private static String table(List<SettingProblem> problems) {
    return problems.stream()
        .map(InvalidSettingsException::row)
        .collect(Collectors.joining("\n", "Configuration is not usable:\n", "\n"));
  }

  private static String row(SettingProblem problem) {
    return "  %s (%s)%n      value: %s   source: %s%n      fault: %s%n      example: %s"
        .formatted(
            problem.key(),
            SettingKey.environmentName(problem.key()),
            problem.shownValue().isEmpty() ? "-" : problem.shownValue(),
            problem.source(),
            problem.fault(),
            problem.example());
  }
}
