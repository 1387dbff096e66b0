package io.repstream.api.platform.s3;

import io.repstream.api.platform.metric.DependencyMeter;
import io.repstream.common.clock.MonotonicClock;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Times every call to the object store, its repeats included. */
final class S3CallMeter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> START =
      new ExecutionAttribute<>("io.repstream.start");

  private final DependencyMeter meter = new DependencyMeter("s3");
  private final MonotonicClock clock;

  S3CallMeter(MonotonicClock clock) {
    this.clock = clock;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(START, clock.nanos());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    meter.succeeded(clock.since(attributes.getAttribute(START)));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    meter.failed(clock.since(attributes.getAttribute(START)));
  }
}
