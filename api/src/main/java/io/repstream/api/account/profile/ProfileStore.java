package io.repstream.api.account.profile;

import io.repstream.common.id.MemberId;
import java.util.Optional;

/** Where people's words about themselves are kept. Safe for all threads; calls may block. */
public interface ProfileStore {
  /** Somebody's preferences. */
  Optional<Preferences> preferences(MemberId memberId);

  /** Keeps preferences instead of earlier ones. */
  void put(Preferences preferences);

  /** Somebody's data for emergencies, whether they consent to its use or not. */
  Optional<EmergencyData> emergency(MemberId memberId);

  /** Keeps data for emergencies instead of earlier ones. */
  void put(EmergencyData data);

  /** Deletes somebody's data for emergencies. */
  void removeEmergency(MemberId memberId);
}
