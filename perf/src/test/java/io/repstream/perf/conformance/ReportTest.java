package io.repstream.perf.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.perf.conformance.Clause.Side;
import io.repstream.perf.conformance.Finding.Verdict;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = new Report(Side.MACHINE);

  @Test
  void aFailureStays() {
    report.pass(Clause.B1, "right");
    report.fail(Clause.B1, "wrong number");
    report.pass(Clause.B1, "right again");
    report.fail(Clause.B1, "wrong again");
    assertThat(report.verdict(Clause.B1)).isEqualTo(Verdict.FAIL);
    assertThat(report.toTable())
        .contains("fail      B1", "wrong number")
        .doesNotContain("wrong again");
    assertThat(report.isConforming()).isFalse();
  }

  @Test
  void whatWasSeenOnceIsNotUnseen() {
    report.pass(Clause.S2, "declared");
    report.unseen(Clause.S2, "no sample was lost");
    assertThat(report.verdict(Clause.S2)).isEqualTo(Verdict.PASS);
  }

  @Test
  void nothingSeenIsNotConforming() {
    assertThat(report.isConforming()).isFalse();
    assertThat(report.toJson().getInt("notSeen")).isEqualTo(Clause.of(Side.MACHINE).size());
  }

  @Test
  void tellsMachinesTheSame() {
    report.pass(Clause.W1, "");
    assertThat(report.toJson().getString("judged")).isEqualTo("MACHINE");
    assertThat(report.toJson().getBoolean("conforming")).isTrue();
    assertThat(report.toJson().getJsonArray("clauses").getJsonObject(0).getString("verdict"))
        .isEqualTo("PASS");
  }

  @Test
  void takesNoClauseOfTheOtherSide() {
    assertThatThrownBy(() -> report.pass(Clause.H7, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
