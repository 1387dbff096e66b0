package io.repstream.api.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.id.MachineId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@ApiTest
class DecoderProfileIT {
  private static final DecoderProfile LESSON =
      DecoderProfile.standard().withResistanceWidth(ResistanceWidth.S16).withVersion(2);

  private final ApiServer server;
  private final TestGym gym;

  DecoderProfileIT(ApiServer server, ApiClient api) {
    this.server = server;
    this.gym = TestGym.open(api);
  }

  @Test
  void whatWasLearnedIsInForceOnceSomebodyAcceptsIt() {
    String id = gym.machine("Bike").getString("id");
    String path = "/v1/machines/" + id + "/decoder-profile";
    DecoderProfileStore profiles = server.bean(DecoderProfileStore.class);
    assertThat(gym.gymAdmin().get(path).expect(200).json().containsKey("proposal")).isFalse();

    propose(profiles, id, LESSON, 1);
    propose(profiles, id, LESSON.withResistanceWidth(ResistanceWidth.U8), 2);

    JsonObject learned = gym.gymAdmin().get(path).expect(200).json();
    assertThat(learned.getJsonObject("profile").getString("resistanceWidth")).isEqualTo("OPEN");
    assertThat(learned.getString("proposedAt")).isEqualTo("1970-01-01T00:00:01Z");
    JsonObject proposal = learned.getJsonObject("proposal");
    assertThat(proposal.getString("resistanceWidth")).as("the first stands").isEqualTo("S16");
    gym.member().get(path).expectProblem(403, "forbidden");
    put(gym.trainer(), path, proposal).expectProblem(403, "forbidden");

    put(gym.gymAdmin(), path, proposal).expect(200);

    put(gym.gymAdmin(), path, proposal).expectProblem(412, "precondition_failed");
    JsonObject inForce = gym.gymAdmin().get(path).expect(200).json();
    assertThat(inForce.getJsonObject("profile")).isEqualTo(proposal);
    assertThat(inForce.containsKey("proposal")).isFalse();
    assertThat(profiles.of(new MachineId(id)).profile()).isEqualTo(LESSON);
    propose(profiles, id, LESSON, 3);
    assertThat(profiles.of(new MachineId(id)).proposal()).as("it is in force").isNull();
  }

  @Test
  void profileMayBeChangedWithoutAProposal() {
    String id = gym.machine("Rower").getString("id");
    String path = "/v1/machines/" + id + "/decoder-profile";
    JsonObject standard = gym.gymAdmin().get(path).expect(200).json().getJsonObject("profile");

    put(gym.gymAdmin(), path, standard).expectProblem(412, "precondition_failed");
    put(
            gym.gymAdmin(),
            path,
            Json.createObjectBuilder(standard)
                .add("version", 2)
                .add("strokeRateDivider", 1)
                .build())
        .expect(200);
    put(
            gym.gymAdmin(),
            path,
            Json.createObjectBuilder(standard)
                .add("version", 3)
                .add("strokeRateDivider", 0)
                .build())
        .expectProblem(422, "validation_failed");

    DecoderProfile profile = server.bean(DecoderProfileStore.class).of(new MachineId(id)).profile();
    assertThat(profile)
        .isEqualTo(DecoderProfile.standard().withStrokeRateDivider(1).withVersion(2));
  }

  private static void propose(
      DecoderProfileStore profiles, String id, DecoderProfile profile, long second) {
    profiles.propose(
        new MachineId(id), new MachineProfile.Proposal(profile, Instant.ofEpochSecond(second)));
  }

  private static ApiAnswer put(ApiClient client, String path, JsonObject body) {
    return client.send("PUT", path, Optional.of(body.toString()));
  }
}
