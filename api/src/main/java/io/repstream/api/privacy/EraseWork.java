package io.repstream.api.privacy;

import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobWork;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.api.platform.person.PersonalRecords.Treatment;
import io.repstream.api.privacy.Erasure.Line;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Erases a person: a holder in each step, then a look at all of them, and again from the first
 * where something came meanwhile. Checkpoint: the number of the next holder. What a holder had is
 * noted before it goes, so that a step that is done twice proves the same.
 */
@ApplicationScoped
public class EraseWork implements JobWork {
  static final String KIND = "erase-person";

  private final Holders holders;
  private final PersonalRecordStore records;
  private final ErasureStore erasures;
  private final AuditLog audit;
  private final WallClock clock = WallClock.system();

  @Inject
  public EraseWork(
      Holders holders, PersonalRecordStore records, ErasureStore erasures, AuditLog audit) {
    this.holders = holders;
    this.records = records;
    this.erasures = erasures;
    this.audit = audit;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JobStep next(JobRun run) {
    String id = run.input();
    Optional<MemberId> member = erasures.byId(id).map(Erasure::memberId);
    if (member.isEmpty()) {
      return new JobStep.Done(result(id));
    }
    List<PersonalData> all = holders.inOrder();
    int next = run.checkpoint().isEmpty() ? 0 : Integer.parseInt(run.checkpoint());
    if (next < all.size()) {
      erase(id, all.get(next), member.get());
      return more(next + 1, all.size());
    }
    if (all.stream().anyMatch(holder -> isLeft(holder, member.get()))) {
      return more(0, all.size());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    audit.record(
        new AuditEvent(
            "erasure:" + id, AuditEvent.INSTALLATION, now, AuditAction.ERASURE_DONE, null, id, ""));
    erasures.finish(id, now);
    return new JobStep.Done(result(id));
  }

  private void erase(String id, PersonalData holder, MemberId member) {
    for (PersonalRecords held : holder.records()) {
      long documents = records.count(held, member);
      erasures.note(id, new Line(holder.holder(), held.text(), held.treatment().name(), documents));
    }
    holder.eraseElsewhere(member);
    holder.records().forEach(held -> records.erase(held, member));
  }

  private boolean isLeft(PersonalData holder, MemberId member) {
    return holder.records().stream()
        .filter(held -> held.treatment() != Treatment.KEEP)
        .anyMatch(held -> records.count(held, member) > 0);
  }

  private static JobStep more(int next, int all) {
    return new JobStep.More(
        Integer.toString(next), new JobProgress(next, (long) all, "holders of data"));
  }

  private static String result(String id) {
    return "{\"erasureId\":\"" + id + "\"}";
  }
}
