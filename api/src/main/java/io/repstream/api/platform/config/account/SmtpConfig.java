package io.repstream.api.platform.config.account;

import io.repstream.common.config.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * A mail server to submit to.
 *
 * @param host where it is
 * @param port its port
 * @param startTls whether the connection must be encrypted before anything is said; always outside
 *     development
 * @param login with what to log in, or empty
 * @param timeout of connecting and of each answer
 */
public record SmtpConfig(
    String host, int port, boolean startTls, Optional<Login> login, Duration timeout)
    implements MailConfig.Transport {
  /** User and password. */
  public record Login(String user, Secret password) {}
}
