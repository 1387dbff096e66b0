package io.repstream.api.account;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.OperatorConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the operator of a new installation, once; an account that exists is left as it is. */
@ApplicationScoped
public class BootstrapOperator {
  private static final Logger LOG = LoggerFactory.getLogger(BootstrapOperator.class);

  private final ApiConfig config;
  private final Accounts accounts;

  @Inject
  public BootstrapOperator(ApiConfig config, Accounts accounts) {
    this.config = config;
    this.accounts = accounts;
  }

  void create(@Observes @Priority(500) @Initialized(ApplicationScoped.class) Object event) {
    config.bootstrapOperator().ifPresent(this::create);
  }

  private void create(OperatorConfig operator) {
    EmailAddress email =
        EmailAddress.parse(operator.email())
            .orElseThrow(() -> new IllegalStateException("the operator's e-mail is not one"));
    switch (accounts.registerOperator(email, operator.password().reveal())) {
      case Registration.Registered(Account account) ->
          LOG.info("the operator's account {} was created", account.id());
      case Registration.EmailTaken() -> LOG.debug("the operator's account exists");
      case Registration.WeakPassword(String fault) ->
          throw new IllegalStateException("the operator's password " + fault);
      case Registration.Busy(var retryAfter) ->
          throw new IllegalStateException("no thread to hash the operator's password");
    }
  }
}
