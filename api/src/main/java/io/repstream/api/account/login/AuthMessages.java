package io.repstream.api.account.login;

import io.repstream.api.account.Account;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests and answers of {@link AuthResource}; those with secrets never print them. */
final class AuthMessages {
  private AuthMessages() {}

  /** Somebody who wants an account. */
  @Schema(name = "NewAccount")
  public record NewAccount(
      @Schema(example = "ada@example.com") @NotNull @Size(max = 254) String email,
      @Schema(example = "a phrase that only Ada knows", minLength = 8) @NotNull String password,
      @Schema(example = "Ada") @NotBlank @Size(max = 80) String displayName) {
    @Override
    public String toString() {
      return "NewAccount[***]";
    }
  }

  /** The account that they got. */
  @Schema(name = "Account")
  public record AccountCreated(
      String memberId,
      String email,
      String displayName,
      @Schema(description = "False until the code of the mail was redeemed")
          boolean emailVerified) {
    static AccountCreated of(Account account) {
      return new AccountCreated(
          account.id().toString(), account.email(), account.displayName(), account.isVerified());
    }
  }

  /** Somebody who wants in. */
  @Schema(name = "Credentials")
  public record Credentials(
      @Schema(example = "ada@example.com") @NotNull @Size(max = 254) String email,
      @Schema(example = "a phrase that only Ada knows") @NotNull @Size(max = 1024) String password,
      @Schema(
              description =
                  "Code of the authenticator app, or a recovery code; where the account has a"
                      + " second factor",
              example = "492039")
          @Size(max = 32)
          @Nullable String secondFactor) {
    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }

  /** An app that comes back. */
  @Schema(name = "Refresh")
  public record Refresh(@NotNull @Size(max = 256) String refreshToken) {
    @Override
    public String toString() {
      return "Refresh[***]";
    }
  }

  /** Both tokens of a login. */
  @Schema(name = "Tokens")
  public record Tokens(
      String accessToken,
      String refreshToken,
      @Schema(example = "Bearer") String tokenType,
      @Schema(example = "600") long expiresInSeconds) {
    static Tokens of(LoginOutcome.LoggedIn in) {
      return new Tokens(
          in.accessToken(), in.refreshToken(), "Bearer", in.accessTokenLife().toSeconds());
    }

    @Override
    public String toString() {
      return "Tokens[***]";
    }
  }
}
