package io.repstream.api.platform.config.account;

import io.repstream.api.platform.config.account.AccountConfig.Need;
import io.repstream.common.config.Secret;
import io.repstream.common.config.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads {@link AccountConfig}; what is unfit is noted with the reader. */
public final class AccountSettings {
  private static final String SMTP_HOST = "repstream.mail.smtp.host";
  private static final String SMTP_USER = "repstream.mail.smtp.user";
  private static final String SMTP_PASSWORD = "repstream.mail.smtp.password";
  private static final String SMTP_STARTTLS = "repstream.mail.smtp.starttls";
  private static final String FOLDER = "repstream.mail.folder";
  private static final String LINK_BASE = "repstream.mail.link-base";
  private static final String VERIFICATION = "repstream.account.email-verification";
  private static final String STAFF_FACTOR = "repstream.account.staff-second-factor";

  /** How strictly to read. */
  public enum Environment {
    DEVELOPMENT,
    GUARDED
  }

  private final SettingsReader settings;
  private final Environment environment;

  public AccountSettings(SettingsReader settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** Reads all of them. */
  public AccountConfig read() {
    Need byDefault = isGuarded() ? Need.REQUIRED : Need.OPTIONAL;
    return new AccountConfig(
        settings.constantOr(VERIFICATION, byDefault),
        settings.durationOr(
            "repstream.account.verification-life",
            Duration.ofHours(24),
            Duration.ofMinutes(1),
            Duration.ofDays(7)),
        settings.durationOr(
            "repstream.account.reset-life",
            Duration.ofMinutes(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30)),
        settings.constantOr(STAFF_FACTOR, byDefault),
        mail());
  }

  private MailConfig mail() {
    Optional<String> linkBase = settings.optionalText(LINK_BASE);
    if (isGuarded() && linkBase.filter(base -> !base.startsWith("https://")).isPresent()) {
      settings.reject(LINK_BASE, "must be https outside development", "https://app.example.com");
    }
    String from =
        settings.textOr("repstream.mail.from", "Repstream <no-reply@repstream.localhost>");
    return new MailConfig(from, linkBase, transport());
  }

  private MailConfig.Transport transport() {
    Optional<String> host = settings.optionalText(SMTP_HOST);
    SmtpConfig smtp = smtp(host.orElse(""));
    Optional<String> folder = settings.optionalText(FOLDER);
    if (isGuarded() && folder.isPresent()) {
      settings.reject(FOLDER, "mails must leave outside development", "nothing");
    }
    if (host.isPresent()) {
      return smtp;
    }
    if (isGuarded()) {
      settings.reject(SMTP_HOST, "must be set outside development", "smtp.example.com");
    }
    return folder
        .<MailConfig.Transport>map(path -> new MailConfig.Folder(Path.of(path)))
        .orElseGet(MailConfig.Nowhere::new);
  }

  private SmtpConfig smtp(String host) {
    boolean startTls = settings.switchOr(SMTP_STARTTLS, true);
    if (isGuarded() && !startTls) {
      settings.reject(SMTP_STARTTLS, "must be true outside development", "true");
    }
    Optional<String> user = settings.optionalText(SMTP_USER);
    Optional<Secret> password = settings.optionalSecret(SMTP_PASSWORD);
    if (user.isPresent() != password.isPresent()) {
      settings.reject(SMTP_PASSWORD, "user and password go together", "both or none");
    }
    return new SmtpConfig(
        host,
        settings.integerOr("repstream.mail.smtp.port", 587, 1, 65_535),
        startTls,
        user.flatMap(name -> password.map(word -> new SmtpConfig.Login(name, word))),
        Duration.ofSeconds(10));
  }

  private boolean isGuarded() {
    return environment == Environment.GUARDED;
  }
}
