package io.repstream.api.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@ApiTest
class MachineCalibrationIT {
  private static final String PULLEY =
      "{\"version\":%d,\"loadClass\":\"PLATES\",\"factor\":0.5,\"offsetNewtons\":12}";

  private final ApiClient api;

  MachineCalibrationIT(ApiClient api) {
    this.api = api;
  }

  @Test
  void staffCalibratesAStrengthMachineVersionByVersion() {
    TestGym gym = TestGym.open(api);
    String path = "/v1/machines/" + strengthMachine(gym) + "/calibration";

    JsonObject standard = gym.member().get(path).expect(200).json();
    assertThat(standard.getInt("version")).isEqualTo(1);
    assertThat(standard.getString("loadClass")).isEqualTo("UNKNOWN");

    put(gym.member(), path, PULLEY.formatted(1)).expectProblem(403, "forbidden");
    assertThat(put(gym.gymAdmin(), path, PULLEY.formatted(1)).expect(200).json().getInt("version"))
        .isEqualTo(2);
    put(gym.gymAdmin(), path, PULLEY.formatted(1)).expectProblem(412, "precondition_failed");
    put(gym.gymAdmin(), path, PULLEY.formatted(2)).expect(200);
    put(gym.gymAdmin(), path, PULLEY.formatted(2)).expectProblem(412, "precondition_failed");
    put(gym.gymAdmin(), path, PULLEY.formatted(3).replace("0.5", "0"))
        .expectProblem(422, "validation_failed");

    JsonObject inForce = gym.trainer().get(path).expect(200).json();
    assertThat(inForce.getInt("version")).isEqualTo(3);
    assertThat(inForce.getJsonNumber("factor").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void bikeLiftsNothingAndAForeignMachineIsNotFound() {
    TestGym gym = TestGym.open(api);
    String bike = "/v1/machines/" + gym.machine("Bike").getString("id") + "/calibration";

    put(gym.gymAdmin(), bike, PULLEY.formatted(1)).expectProblem(409, "conflict");
    put(TestGym.open(api).gymAdmin(), bike, PULLEY.formatted(1)).expectProblem(404, "not_found");
  }

  private static String strengthMachine(TestGym gym) {
    JsonObject press =
        Json.createObjectBuilder(TestGym.machineBody("Press")).add("type", "STRENGTH").build();
    return gym.gymAdmin()
        .post("/v1/gyms/" + gym.id() + "/machines", press)
        .expect(201)
        .json()
        .getString("id");
  }

  private static ApiAnswer put(ApiClient who, String path, String body) {
    return who.send("PUT", path, Optional.of(body));
  }
}
