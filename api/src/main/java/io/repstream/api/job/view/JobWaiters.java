package io.repstream.api.job.view;

import io.repstream.api.platform.wait.Waiters;
import io.repstream.common.id.JobId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;

/** Requests of this process that wait for a job to change. */
@ApplicationScoped
public class JobWaiters extends Waiters<JobId> {
  /** Before the server waits for its requests to end. */
  void letGo(@Observes @Priority(-2000) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stop();
  }
}
