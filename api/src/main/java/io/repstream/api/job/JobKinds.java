package io.repstream.api.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of jobs that this release knows. Immutable. */
@ApplicationScoped
public class JobKinds {
  private final Map<String, JobWork> works;

  @Inject
  public JobKinds(@Any Instance<JobWork> works) {
    this(works.stream().toList());
  }

  /** Of these works, without a container. */
  public JobKinds(Collection<JobWork> works) {
    this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
  }

  /** The work of a kind; empty for one of another release. */
  public Optional<JobWork> work(String kind) {
    return Optional.ofNullable(works.get(kind));
  }

  /** All of them. */
  public Collection<JobWork> all() {
    return works.values();
  }

  /** Their names. */
  public Set<String> names() {
    return works.keySet();
  }

  /** The rules of a kind. */
  JobRules rules(String kind) {
    return work(kind).map(JobWork::rules).orElse(JobRules.DEFAULT);
  }
}
