package io.repstream.dev.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules and dashboards speak of what there is: metrics that the services' code names, recorded
 * series, operations, runbooks.
 */
class MonitoringTest {
  private static final Path CONFIG = Path.of("..");
  private static final Path RULES = CONFIG.resolve("prometheus/rules");
  private static final Pattern RULE_EXPRESSION = Pattern.compile("(?m)^ +expr: (.*)$");
  private static final Pattern PANEL_EXPRESSION =
      Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final List<Path> DASHBOARDS =
      SourceTexts.files(CONFIG.resolve("grafana"), ".json");
  private static final String CODE =
      Stream.of("../../api/src/main/java", "../../machine-gateway/src/main/java")
          .flatMap(folder -> SourceTexts.files(Path.of(folder), ".java").stream())
          .map(SourceTexts::text)
          .collect(Collectors.joining("\n"));

  private static Set<String> ruleExpressions() {
    return SourceTexts.files(RULES, ".yml").stream()
        .flatMap(file -> SourceTexts.all(SourceTexts.text(file), RULE_EXPRESSION).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> panelExpressions() {
    return DASHBOARDS.stream()
        .flatMap(file -> SourceTexts.all(SourceTexts.text(file), PANEL_EXPRESSION).stream())
        .map(expression -> expression.replace("\\\"", "\""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names as a scrape has them; histograms and timers have several for one in the code. */
  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    for (String name : SourceTexts.all(CODE, Pattern.compile("\"(repstream_[a-z_]+)\""))) {
      for (String unit : new String[] {"", "_seconds"}) {
        for (String part : new String[] {"", "_bucket", "_count", "_sum"}) {
          known.add(name + unit + part);
        }
      }
    }
    known.addAll(
        SourceTexts.all(
            SourceTexts.text(CONFIG.resolve("prometheus/library-metrics.txt")),
            Pattern.compile("(?m)^[a-z]+ (\\w+)$")));
    known.addAll(
        SourceTexts.all(
            SourceTexts.text(RULES.resolve("recording.yml")),
            Pattern.compile("(?m)^ +- record: (.*)$")));
    return known;
  }

  @Test
  void readsNothingThatNobodyRegisters() {
    Set<String> read =
        Stream.concat(ruleExpressions().stream(), panelExpressions().stream())
            .flatMap(expression -> PromQuery.metrics(expression).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(read).hasSizeGreaterThan(40).isSubsetOf(known());
  }

  @Test
  void everyMetricOfOursStandsOnADashboardOrInARule() {
    String all = String.join("\n", ruleExpressions()) + String.join("\n", panelExpressions());
    assertThat(SourceTexts.all(CODE, Pattern.compile("\"(repstream_[a-z_]+)\"")))
        .allSatisfy(name -> assertThat(all).contains(name));
  }

  @Test
  void dashboardsNameOperationsThatExist() {
    Set<String> operations = SourceTexts.all(CODE, Pattern.compile("operationId = \"(\\w+)\""));
    Set<String> named =
        SourceTexts.all(
            String.join("\n", panelExpressions()), Pattern.compile("operation=\"(\\w+)\""));
    assertThat(named).isNotEmpty().isSubsetOf(operations);
  }

  @Test
  void everyAlertHasItsSeverityAndItsRunbook() {
    String alerts = SourceTexts.text(RULES.resolve("alerts.yml"));
    Set<String> names = SourceTexts.all(alerts, Pattern.compile("(?m)^ +- alert: (\\w+)$"));
    Set<String> runbooks = SourceTexts.all(alerts, Pattern.compile("runbook_url: (\\S+)"));
    long severities =
        Pattern.compile("severity: (page|ticket)\n").matcher(alerts).results().count();
    assertThat(names).hasSameSizeAs(runbooks).hasSize((int) severities);
    assertThat(runbooks).allMatch(file -> Files.exists(CONFIG.resolve("..").resolve(file)));
    for (String name : names) {
      String file = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      assertThat(runbooks).contains("config/runbooks/" + file + ".md");
    }
    assertThat(SourceTexts.files(CONFIG.resolve("runbooks"), ".md")).hasSameSizeAs(names);
  }

  @Test
  void understandsQueries() {
    assertThat(
            PromQuery.metrics(
                "sum by (code) (rate(a_total{x=~\"b\"}[5m])) / on (le) c:bool > bool 2 and time() -"
                    + " e < 14 * 86400"))
        .containsExactly("a_total", "c:bool", "e");
  }
}
