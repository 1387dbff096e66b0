package io.repstream.api.mail;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.account.MailConfig;
import io.repstream.api.platform.config.account.SmtpConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how mails leave, by the settings. */
@ApplicationScoped
public class MailSenders {
  private static final Logger LOG = LoggerFactory.getLogger(MailSenders.class);

  private final MailConfig config;

  @Inject
  public MailSenders(ApiConfig config) {
    this.config = config.accounts().mail();
  }

  @Produces
  @Singleton
  MailSender sender() {
    return switch (config.transport()) {
      case SmtpConfig smtp -> new SmtpMailSender(smtp, config.from());
      case MailConfig.Folder folder -> new FolderMailSender(folder.path(), config.from());
      case MailConfig.Nowhere _ ->
          mail -> LOG.info("a mail was not sent: neither a server nor a folder is set");
    };
  }
}
