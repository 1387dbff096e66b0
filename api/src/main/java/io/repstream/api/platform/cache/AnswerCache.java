package io.repstream.api.platform.cache;

import io.repstream.common.id.MemberId;
import java.util.Collection;
import java.util.Optional;

/** Where answers are kept. Safe for all threads; calls may block for a store, none fails. */
public interface AnswerCache {
  /**
   * What is known of an answer.
   *
   * @param version the caller's at this moment
   * @param kept the answer, where one was made under this version
   */
  record Look(String version, Optional<CachedJson> kept) {}

  /**
   * Looks for an answer.
   *
   * @param request tells requests of one caller apart
   * @return empty while the store is away
   */
  Optional<Look> look(MemberId caller, String request);

  /** Keeps an answer under the version that it names, for a while. */
  void keep(MemberId caller, String request, CachedJson answer);

  /** Gives somebody a new version: what was made for them before is used no more. */
  void changed(Collection<MemberId> members);

  /**
   * Keeps nothing that names somebody; answers made for them, unreadable now, go within a minute.
   */
  void forget(MemberId member);
}
