package io.repstream.api.privacy;

import io.repstream.api.platform.cache.AnswerCache;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Answers that are kept for a minute, so that the same question is not worked out twice. */
@ApplicationScoped
public class CachedAnswersOfPeople implements PersonalData {
  private final AnswerCache cache;

  @Inject
  public CachedAnswersOfPeople(AnswerCache cache) {
    this.cache = cache;
  }

  @Override
  public String holder() {
    return "cache";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public void eraseElsewhere(MemberId memberId) {
    cache.forget(memberId);
  }
}
