package io.repstream.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void isAStableWordWithAnErrorStatusAndATitle(ProblemCode problem) {
    assertThat(problem.code()).matches("[a-z]+(_[a-z]+)*");
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
  }
}
