package io.repstream.api.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExercisesIT {
  private final ApiClient anybody;
  private ApiClient member;

  ExercisesIT(ApiClient api) {
    this.anybody = api;
  }

  @BeforeAll
  void enrol() {
    member = TestGym.open(anybody).member();
  }

  @Test
  void memberSearchesPageByPage() {
    JsonObject first =
        member.get("/v1/exercises?machineType=STRENGTH&q=press&limit=3").expect(200).json();
    assertThat(first.getJsonArray("items")).hasSize(3);
    JsonObject second =
        member
            .get(
                "/v1/exercises?machineType=STRENGTH&q=press&limit=3&cursor="
                    + first.getString("nextCursor"))
            .expect(200)
            .json();
    assertThat(second.getJsonArray("items"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(first.getJsonArray("items"));
  }

  @Test
  void oneExerciseTellsWhatStandsIn() {
    JsonObject press = member.get("/v1/exercises/leg-press").expect(200).json();
    assertThat(press.getString("name")).isEqualTo("Leg press");
    assertThat(press.getJsonObject("names").getString("de")).isEqualTo("Beinpresse");
    assertThat(press.getJsonArray("machineTypes")).hasSize(1);
    assertThat(press.getJsonArray("alternatives")).isNotEmpty();
  }

  @Test
  void wrongQuestionsGetAReason() {
    member.get("/v1/exercises/no-such").expectProblem(404, "not_found");
    member.get("/v1/exercises?muscle=WINGS").expectProblem(422, "validation_failed");
    member.get("/v1/exercises?limit=many").expectProblem(422, "validation_failed");
    member.get("/v1/exercises?q=" + "x".repeat(81)).expectProblem(422, "validation_failed");
    anybody.get("/v1/exercises").expectProblem(401, "unauthenticated");
  }
}
