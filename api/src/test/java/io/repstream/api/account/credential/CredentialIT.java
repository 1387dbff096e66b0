package io.repstream.api.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.account.password.PasswordGuard;
import io.repstream.api.account.totp.Totp;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.limit.RateLimits;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.MailBox;
import io.repstream.common.clock.WallClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@ApiTest
class CredentialIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String OTHER = "another staple of words";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final ApiClient client;
  private final ApiServer server;
  private final String email = "cred-" + UuidCreator.getTimeOrderedEpoch() + "@example.com";

  CredentialIT(ApiClient client, ApiServer server) {
    this.client = client;
    this.server = server;
    post(client, "/v1/auth/register", "email", email, "password", PASSWORD, "displayName", "Ada")
        .expect(201);
  }

  @Test
  void verifiesAnEmailByAMailedCodeOnce() {
    assertThat(isVerified()).isFalse();
    String first = MailBox.code(email, 1);
    post(client, "/v1/auth/email/verify/resend", "email", email).expect(202);
    String second = MailBox.code(email, 2);

    verify(first).expectProblem(422, "invalid_code");
    verify(second).expect(204);
    verify(second).expectProblem(422, "invalid_code");
    assertThat(isVerified()).isTrue();

    post(client, "/v1/auth/email/verify/resend", "email", email).expect(202);
    post(client, "/v1/auth/email/verify/resend", "email", "nobody@example.com").expect(202);
    post(client, "/v1/auth/password/forgot", "email", email).expect(202);
    assertThat(MailBox.mails(email, 3)).as("none for a verified e-mail").hasSize(3);
  }

  @Test
  void storesNoCodeItself() {
    String code = MailBox.code(email, 1);
    assertThat(server.bean(AccountStore.class).byEmail(new EmailAddress(email)).orElseThrow())
        .satisfies(
            account -> {
              assertThat(String.valueOf(account.verification())).doesNotContain(code);
              assertThat(account.verification().sha256()).doesNotContain(code).hasSize(64);
            });
  }

  @Test
  void changesAPasswordAndEndsTheOtherLogins() {
    ApiClient here = client.loggedIn(email, PASSWORD);
    ApiClient there = client.loggedIn(email, PASSWORD);

    change(here, "not the password", OTHER).expectProblem(403, "wrong_password");
    change(here, PASSWORD, "password1").expectProblem(422, "weak_password");
    change(here, PASSWORD, OTHER).expect(204);

    here.get("/v1/me").expect(200);
    there.get("/v1/me").expectProblem(401, "unauthenticated");
    login(PASSWORD).expectProblem(401, "invalid_credentials");
    login(OTHER).expect(200);
  }

  @Test
  void resetsAForgottenPasswordByAMailedCodeOnce() {
    ApiClient before = client.loggedIn(email, PASSWORD);
    post(client, "/v1/auth/password/forgot", "email", "nobody@example.com").expect(202);
    post(client, "/v1/auth/password/forgot", "email", email).expect(202);
    String code = MailBox.code(email, 2);

    reset("x".repeat(43), OTHER).expectProblem(422, "invalid_code");
    reset(code, "password1").expectProblem(422, "weak_password");
    reset(code, OTHER).expect(204);
    reset(code, OTHER).expectProblem(422, "invalid_code");

    before.get("/v1/me").expectProblem(401, "unauthenticated");
    login(OTHER).expect(200);
    assertThat(isVerified()).as("who reads the mail owns the address").isTrue();
  }

  @Test
  void asksForASecondFactorOnceItIsConfirmed() {
    ApiClient here = client.loggedIn(email, PASSWORD);
    post(here, "/v1/auth/totp", "currentPassword", "not the password")
        .expectProblem(403, "wrong_password");
    String secret = begin(here).expect(201).json().getString("secret");
    login(PASSWORD).expect(200);
    post(here, "/v1/auth/totp/confirm", "code", "000").expectProblem(422, "invalid_code");
    String used = code(secret, 0);
    List<JsonString> recovery =
        post(here, "/v1/auth/totp/confirm", "code", used)
            .expect(200)
            .json()
            .getJsonArray("recoveryCodes")
            .getValuesAs(JsonString.class);
    begin(here).expectProblem(409, "conflict");

    login(PASSWORD).expectProblem(401, "second_factor_required");
    login("not the password").expectProblem(401, "invalid_credentials");
    login(PASSWORD, used).expectProblem(401, "invalid_second_factor");
    login(PASSWORD, code(secret, 1)).expect(200);
    String spare = recovery.getFirst().getString().toUpperCase(Locale.ROOT);
    login(PASSWORD, spare).expect(200);
    login(PASSWORD, spare).expectProblem(401, "invalid_second_factor");

    String last = recovery.getLast().getString();
    post(here, "/v1/auth/totp/remove", "currentPassword", PASSWORD, "code", last).expect(204);
    login(PASSWORD).expect(200);
  }

  @Test
  void stopsWhoGuessesFromOnePlace() {
    for (int i = 0; i < 10; i++) {
      login(PASSWORD).expect(200);
    }
    for (int i = 0; i < 10; i++) {
      login("guess number " + i).expectProblem(401, "invalid_credentials");
    }
    ApiAnswer refused = login(PASSWORD);
    refused.expectProblem(429, "rate_limited");
    assertThat(refused.header("retry-after").map(Integer::parseInt).orElseThrow()).isBetween(1, 90);
    assertThat(refused.raw().headers().allValues("ratelimit"))
        .singleElement()
        .satisfies(limit -> assertThat(limit).startsWith("\"10-in-15min\"; r=0; t="));
  }

  @Test
  void locksNobodyOutWhoWasThereBefore() {
    login(PASSWORD).expect(200);
    RateLimits limits = server.bean(RateLimits.class);
    for (int i = 0; i < 100; i++) {
      assertThat(limits.take(LimitClass.LOGIN_ACCOUNT, email).refusal()).isEmpty();
    }
    PasswordGuard guard = server.bean(PasswordGuard.class);
    ClientAddress stranger = new ClientAddress(InetAddress.ofLiteral("203.0.113.77"));

    assertThat(guard.check(email, PASSWORD, Optional.empty(), stranger))
        .isInstanceOf(GuardedCheck.TooMany.class);
    login(PASSWORD).expect(200);
  }

  private boolean isVerified() {
    return server
        .bean(AccountStore.class)
        .byEmail(new EmailAddress(email))
        .orElseThrow()
        .isVerified();
  }

  private ApiAnswer verify(String code) {
    return post(client, "/v1/auth/email/verify", "code", code);
  }

  private ApiAnswer reset(String code, String password) {
    return post(client, "/v1/auth/password/reset", "code", code, "newPassword", password);
  }

  private static ApiAnswer change(ApiClient as, String present, String next) {
    return post(as, "/v1/auth/password/change", "currentPassword", present, "newPassword", next);
  }

  private static ApiAnswer begin(ApiClient as) {
    return post(as, "/v1/auth/totp", "currentPassword", PASSWORD);
  }

  private ApiAnswer login(String password) {
    return post(client, "/v1/auth/login", "email", email, "password", password);
  }

  private ApiAnswer login(String password, String factor) {
    return post(
        client, "/v1/auth/login", "email", email, "password", password, "secondFactor", factor);
  }

  private static String code(String secret, int stepsAhead) {
    byte[] bytes = new byte[secret.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int value = ALPHABET.indexOf(secret.charAt(bit / 5));
      bytes[bit / 8] |= (byte) (((value >> (4 - bit % 5)) & 1) << (7 - bit % 8));
    }
    return Totp.code(bytes, Totp.step(WallClock.system().instant()) + stepsAhead);
  }

  private static ApiAnswer post(ApiClient as, String path, String... members) {
    var body = Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      body.add(members[i], members[i + 1]);
    }
    JsonObject json = body.build();
    return as.post(path, json);
  }
}
