package io.repstream.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.repstream.api.platform.config.account.SmtpConfig;
import io.repstream.common.config.Secret;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmtpMailSenderIT {
  private static final Mail MAIL = new Mail("ada@example.com", "Grüße", "Hallo Ada, 100 €.\n");
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeAll
  static void start() {
    SERVER.start();
    SERVER.setUser("repstream", "right");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void submitsAMailWithLogin() throws Exception {
    sender(login("right"), false).send(MAIL);

    MimeMessage received = SERVER.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo("Grüße");
    assertThat(received.getFrom()[0]).hasToString("Repstream <no-reply@example.com>");
    assertThat(received.getContent().toString()).startsWith("Hallo Ada, 100 €.");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void saysNothingOverAConnectionThatCannotBeEncrypted() {
    assertThatExceptionOfType(MailNotSentException.class)
        .isThrownBy(() -> sender(Optional.empty(), true).send(MAIL));
  }

  @Test
  void tellsThatTheServerDidNotTakeIt() {
    assertThatExceptionOfType(MailNotSentException.class)
        .isThrownBy(() -> sender(login("wrong"), false).send(MAIL));
  }

  @Test
  void refusesHeadersOfSeveralLines() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mail("ada@example.com\r\nBcc: eve@example.com", "s", "t"));
  }

  private static Optional<SmtpConfig.Login> login(String password) {
    return Optional.of(new SmtpConfig.Login("repstream", new Secret(password)));
  }

  private static MailSender sender(Optional<SmtpConfig.Login> login, boolean startTls) {
    int port = SERVER.getSmtp().getPort();
    return new SmtpMailSender(
        new SmtpConfig("127.0.0.1", port, startTls, login, Duration.ofSeconds(10)),
        "Repstream <no-reply@example.com>");
  }
}
