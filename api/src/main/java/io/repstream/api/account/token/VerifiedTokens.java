package io.repstream.api.account.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens whose signature and claims were found good, by their SHA-256; the ones used last, a
 * bounded number. Only a whole token has its hash, so nothing but the very same one is found. Safe
 * for all threads.
 */
final class VerifiedTokens {
  private static final int MOST = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, AccessToken> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AccessToken> eldest) {
          return size() > MOST;
        }
      };

  Optional<AccessToken> find(String sha256) {
    lock.lock();
    try {
      return Optional.ofNullable(tokens.get(sha256));
    } finally {
      lock.unlock();
    }
  }

  void add(String sha256, AccessToken token) {
    lock.lock();
    try {
      tokens.put(sha256, token);
    } finally {
      lock.unlock();
    }
  }
}
