package io.repstream.api.platform.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A W3C trace context: the caller's trace, and our span in it.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits, ours
 * @param flags two hex digits, as the caller sent them
 */
public record TraceContext(String traceId, String spanId, String flags) {
  /** The header's name, both ways. */
  public static final String HEADER = "traceparent";

  /** The ECS name under which logs carry the trace id. */
  static final String MDC_KEY = "trace.id";

  private static final ScopedValue<TraceContext> CURRENT = ScopedValue.newInstance();

  private static final Pattern TRACEPARENT =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  /** Continues the caller's trace, or starts one where the header is missing or not to be used. */
  public static TraceContext continuing(@Nullable String traceparent) {
    String spanId = hex(1);
    return parse(traceparent)
        .map(caller -> new TraceContext(caller.group(2), spanId, caller.group(4)))
        .orElseGet(() -> new TraceContext(hex(2), spanId, "00"));
  }

  private static Optional<Matcher> parse(@Nullable String traceparent) {
    if (traceparent == null) {
      return Optional.empty();
    }
    Matcher matcher = TRACEPARENT.matcher(traceparent);
    boolean usable =
        matcher.matches()
            && !"ff".equals(matcher.group(1))
            && !("00".equals(matcher.group(1)) && matcher.group(5) != null)
            && !NO_TRACE.equals(matcher.group(2))
            && !NO_SPAN.equals(matcher.group(3));
    return usable ? Optional.of(matcher) : Optional.empty();
  }

  /** The header to answer with. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  /** Runs work as part of this trace, which its log lines then carry. */
  public void during(Runnable work) {
    try (MDC.MDCCloseable _ = MDC.putCloseable(MDC_KEY, traceId)) {
      ScopedValue.where(CURRENT, this).run(work);
    }
  }

  /** The trace of the request that this thread works on, or a new one outside of any. */
  public static TraceContext current() {
    return CURRENT.isBound() ? CURRENT.get() : continuing(null);
  }

  private static String hex(int longs) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder digits = new StringBuilder(longs * 16);
    for (int i = 0; i < longs; i++) {
      // never zero: an all-zero id means "none"
      digits.append(HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE)));
    }
    return digits.toString();
  }
}
