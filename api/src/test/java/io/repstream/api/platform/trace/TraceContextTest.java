package io.repstream.api.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceContextTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void keepsTraceAndFlagsAndMakesItsOwnSpan() {
    TraceContext trace = TraceContext.continuing("00-" + TRACE + "-b7ad6b7169203331-01");
    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.spanId()).hasSize(16).isNotEqualTo("b7ad6b7169203331");
    assertThat(trace.traceparent()).isEqualTo("00-" + TRACE + "-" + trace.spanId() + "-01");
  }

  @Test
  void readsLaterVersionsWithMoreParts() {
    assertThat(TraceContext.continuing("01-" + TRACE + "-b7ad6b7169203331-00-more").traceId())
        .isEqualTo(TRACE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
      })
  void startsItsOwnTraceOtherwise(String header) {
    TraceContext trace = TraceContext.continuing(header);
    assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    assertThat(trace.flags()).isEqualTo("00");
  }

  @Test
  void isTheThreadsOwnForAWhile() {
    TraceContext trace = TraceContext.continuing(null);
    trace.during(
        () -> {
          assertThat(TraceContext.current()).isEqualTo(trace);
          assertThat(MDC.get("trace.id")).isEqualTo(trace.traceId());
        });
    assertThat(TraceContext.current()).isNotEqualTo(trace);
    assertThat(MDC.get("trace.id")).isNull();
  }
}
