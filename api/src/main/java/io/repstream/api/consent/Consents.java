package io.repstream.api.consent;

import io.repstream.api.access.ConsentDirectory;
import io.repstream.api.access.DataClass;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.consent.ConsentEvent.Wording;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what members answer. Safe for all threads; calls may block. */
@ApplicationScoped
public class Consents implements ConsentDirectory {
  private static final int MOST_TRIES = 20;

  private final ConsentStore store;
  private final AuditLog audit;
  private final WallClock clock = WallClock.system();

  @Inject
  public Consents(ConsentStore store, AuditLog audit) {
    this.store = store;
    this.audit = audit;
  }

  @Override
  public Answer answer(MemberId memberId, DataClass dataClass) {
    return last(memberId, dataClass).map(ConsentEvent::answer).orElse(Answer.NONE);
  }

  /** The last answer of a member for a class of data. */
  Optional<ConsentEvent> last(MemberId memberId, DataClass dataClass) {
    return store.last(memberId, dataClass);
  }

  /** As {@link ConsentStore#latest}. */
  List<ConsentEvent> latest(MemberId memberId, OptionalLong before, int limit) {
    return store.latest(memberId, before, limit);
  }

  /** Keeps an answer; one that says what the last one says changes nothing. */
  ConsentEvent answered(MemberId memberId, DataClass dataClass, Wording wording) {
    Optional<ConsentEvent> present = last(memberId, dataClass).filter(last -> last.says(wording));
    if (present.isPresent()) {
      return present.get();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < MOST_TRIES; i++) {
      long number =
          latest(memberId, OptionalLong.empty(), 1).stream()
              .mapToLong(last -> last.number() + 1)
              .findFirst()
              .orElse(1);
      ConsentEvent event = ConsentEvent.of(memberId, number, dataClass, wording, now);
      if (store.add(event)) {
        AuditAction action =
            wording.answer() == Answer.GIVEN
                ? AuditAction.CONSENT_GIVEN
                : AuditAction.CONSENT_WITHDRAWN;
        audit.record(AuditEvent.ofAccount(action, memberId, dataClass.name(), now));
        return event;
      }
    }
    throw new IllegalStateException("somebody answers faster than it can be kept");
  }
}
