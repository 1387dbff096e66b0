package io.repstream.api.tenancy;

import io.repstream.api.access.Role;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies by which roles are given, and the answers to them. */
final class Grants {
  private static final Map<String, Role> GYM_STAFF =
      Map.of(Role.TRAINER.text(), Role.TRAINER, Role.GYM_ADMIN.text(), Role.GYM_ADMIN);

  private Grants() {}

  /** Names somebody who has an account. */
  @Schema(name = "NewMember")
  public record NewMember(
      @Schema(example = "mia@example.com") @NotNull @Email @Size(max = 254) String email) {}

  /** Names somebody and what they become. */
  @Schema(name = "NewGymStaff")
  public record NewGymStaff(
      @Schema(example = "tom@example.com") @NotNull @Email @Size(max = 254) String email,
      @Schema(
              example = "trainer",
              enumeration = {"trainer", "gymAdmin"})
          @NotBlank
          @Pattern(regexp = "trainer|gymAdmin", message = "must be trainer or gymAdmin")
          String role) {
    Role granted() {
      return GYM_STAFF.getOrDefault(role, Role.TRAINER);
    }
  }

  /** Names somebody who is to run a chain. */
  @Schema(name = "NewChainStaff")
  public record NewChainStaff(
      @Schema(example = "ada@example.com") @NotNull @Email @Size(max = 254) String email,
      @Schema(example = "chainAdmin", enumeration = "chainAdmin")
          @NotBlank
          @Pattern(regexp = "chainAdmin", message = "must be chainAdmin")
          String role) {}

  /** Who got which role. */
  @Schema(name = "Granted")
  public record Granted(String memberId, String role) {}

  /** The answer to a grant. */
  static CreatedAnswer answer(RoleGrant grant) {
    return CreatedAnswer.of(new Granted(grant.memberId().toString(), grant.role().text()));
  }

  /** What was given; refusals are thrown. */
  static RoleGrant given(Tenancy.Grant grant) {
    return switch (grant) {
      case Tenancy.Grant.Given(RoleGrant given) -> given;
      case Tenancy.Grant.Forbidden _ -> throw Refusal.of(ProblemCode.FORBIDDEN);
      case Tenancy.Grant.NobodyThere _ ->
          throw Refusal.of(ProblemCode.NOT_FOUND, "No account has this e-mail.");
    };
  }
}
