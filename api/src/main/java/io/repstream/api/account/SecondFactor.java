package io.repstream.api.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's second factor (TOTP, RFC 6238), as a part of their account.
 *
 * @param sealedSecret what both sides know, sealed
 * @param confirmedAt when its owner showed that it works; null as long as it counts for nothing
 * @param lastStep the time step of the last code that was used; none up to it is good again
 * @param recoveryHashes of the codes for the day on which the device is lost; each good once
 */
public record SecondFactor(
    String sealedSecret,
    @Nullable Instant confirmedAt,
    long lastStep,
    List<String> recoveryHashes) {
  public SecondFactor {
    recoveryHashes = List.copyOf(recoveryHashes);
  }

  @Override
  public String toString() {
    return "SecondFactor[***]";
  }
}
