package io.repstream.api.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.account.Account;
import io.repstream.api.account.Accounts;
import io.repstream.api.account.credential.PasswordChecks;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.Jobs;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Takes people's wishes for export and erasure. Blocks for password check and stores. */
@ApplicationScoped
public class Wishes {
  private final Accounts accounts;
  private final PasswordChecks checks;
  private final ErasureStore erasures;
  private final Jobs jobs;
  private final AuditLog audit;
  private final DerivedKey subjects;
  private final WallClock clock = WallClock.system();

  @Inject
  public Wishes(
      Accounts accounts,
      PasswordChecks checks,
      ErasureStore erasures,
      Jobs jobs,
      AuditLog audit,
      ApiConfig config) {
    this.accounts = accounts;
    this.checks = checks;
    this.erasures = erasures;
    this.jobs = jobs;
    this.audit = audit;
    this.subjects = DerivedKey.of(config.passwords().pepper(), "repstream erased subjects 1");
  }

  /** Asks for an export; one that is under way is answered again. */
  Job export(MemberId me) {
    Instant now = now();
    JobRequest request =
        new JobRequest(
            new JobId(UuidCreator.getTimeOrderedEpoch()),
            ExportWork.KIND,
            me,
            "",
            now,
            ExportWork.KIND + ":" + me);
    audit.record(AuditEvent.ofAccount(AuditAction.EXPORT_REQUESTED, me, "", now));
    return asked(request);
  }

  /**
   * An erasure that will be done.
   *
   * @param receipt with it its proof can be read
   */
  record Begun(String erasureId, String receipt) {
    @Override
    public String toString() {
      return "Begun[" + erasureId + "]";
    }
  }

  /** Asks for an erasure. */
  Begun erase(MemberId me) {
    Instant now = now();
    String receipt = SecretText.random();
    JobId jobId = new JobId(UuidCreator.getTimeOrderedEpoch());
    String id = jobId.toString();
    erasures.add(
        new Erasure(
            id, me, subjects.hex(me.toString()), SecretText.sha256(receipt), now, null, List.of()));
    audit.record(AuditEvent.ofAccount(AuditAction.ERASURE_REQUESTED, me, id, now));
    // The job is the installation's own: one of the person would go with the person.
    Job job = asked(new JobRequest(jobId, EraseWork.KIND, null, id, now, null));
    return new Begun(job.id().toString(), receipt);
  }

  /**
   * Makes sure that it is the person who asks.
   *
   * @throws Refusal where the password is wrong, or cannot be checked now
   */
  void reauthenticate(MemberId me, String password, ClientAddress address) {
    Optional<Account> account = accounts.byId(me);
    if (account.isEmpty()) {
      throw Refusal.of(ProblemCode.UNAUTHENTICATED);
    }
    switch (checks.check(account.get(), password, address)) {
      case GuardedCheck.Right _ -> {}
      case GuardedCheck.Wrong() -> throw Refusal.of(ProblemCode.WRONG_PASSWORD);
      case GuardedCheck.TooMany(Refusal refusal) -> throw refusal;
      case GuardedCheck.Busy(var retryAfter) ->
          throw Refusal.later(ProblemCode.OVERLOADED, retryAfter);
    }
  }

  private Job asked(JobRequest request) {
    return switch (jobs.request(request)) {
      case Jobs.Outcome.Accepted(Job job) -> job;
      case Jobs.Outcome.AlreadyOpen(Job job) -> job;
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
