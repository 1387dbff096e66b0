package io.repstream.api.platform.config.limit;

import java.time.Duration;
import java.util.Locale;

/** The kinds of requests that are counted, each with its own quota. */
public enum LimitClass {
  /** Reading, for each caller. */
  READ(1_200, Duration.ofMinutes(1), Kind.OPEN),
  /** Changing something, for each caller. */
  WRITE(300, Duration.ofMinutes(1), Kind.OPEN),
  /** Without a valid token, for each address. */
  ANONYMOUS(300, Duration.ofMinutes(1), Kind.OPEN),
  /** Logins, for each address: a whole gym may stand behind one. */
  LOGIN(300, Duration.ofMinutes(15), Kind.STRICT),
  /** Refreshes, for each address. */
  REFRESH(1_200, Duration.ofMinutes(15), Kind.STRICT),
  /** New accounts, for each address. */
  REGISTER(20, Duration.ofHours(1), Kind.STRICT),
  /** Requests that send a mail or redeem its code, for each address. */
  MAIL(20, Duration.ofHours(1), Kind.STRICT),
  /** Tokens of integrators and exchanged tokens, for each address. */
  TOKEN(300, Duration.ofMinutes(15), Kind.STRICT),
  /** Wrong passwords for one account from one address. */
  LOGIN_PAIR(10, Duration.ofMinutes(15), Kind.GUARD),
  /** Wrong passwords for one account from addresses that never logged in to it. */
  LOGIN_ACCOUNT(100, Duration.ofHours(1), Kind.GUARD),
  /** Wrong second factors of one account, given with the right password. */
  SECOND_FACTOR(10, Duration.ofMinutes(15), Kind.GUARD),
  /** Mails to one account. */
  MAIL_ACCOUNT(5, Duration.ofHours(1), Kind.GUARD);

  /** What a class is for. */
  private enum Kind {
    OPEN,
    STRICT,
    GUARD
  }

  private final int requests;
  private final Duration window;
  private final Kind kind;

  LimitClass(int requests, Duration window, Kind kind) {
    this.requests = requests;
    this.window = window;
    this.kind = kind;
  }

  /** The quota where no setting says another. */
  public Quota standard() {
    return new Quota(requests, window);
  }

  /** Whether it guards an account, so that no environment loosens it. */
  public boolean guardsAnAccount() {
    return kind == Kind.GUARD;
  }

  /** Whether little of it may pass while the shared limiter is away. */
  public boolean isStrict() {
    return kind != Kind.OPEN;
  }

  /** The last part of its setting and of its key: {@code login-pair}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
