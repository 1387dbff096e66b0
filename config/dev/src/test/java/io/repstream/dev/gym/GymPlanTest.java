package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.dev.store.StorePlace;
import io.repstream.dev.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GymPlanTest {
  private static final Workspace WORKSPACE = new Workspace(Path.of("/somewhere"));

  @Test
  void embedsEveryStoreThatIsNotConfigured() {
    GymPlan plan = plan(Optional.empty());

    assertThat(plan.stores("secret").redis())
        .isEqualTo(new StorePlace.Embedded(Path.of("/somewhere/.repstream/data/redis"), 17_379));
    assertThat(plan.ports())
        .extracting(PortCheck.Wanted::port)
        .containsExactly(8080, 8081, 7070, 7071, 7079, 17_379, 17_017, 17_900);
  }

  @Test
  void usesAConfiguredStoreAndLeavesItsPortAlone() {
    GymPlan plan = plan(Optional.of("redis://elsewhere:6379"));

    assertThat(plan.stores("secret").redis())
        .isEqualTo(new StorePlace.Configured("redis://elsewhere:6379"));
    assertThat(plan.ports()).extracting(PortCheck.Wanted::port).doesNotContain(17_379);
  }

  private static GymPlan plan(Optional<String> redisUrl) {
    GymSettings settings =
        new GymSettings(redisUrl, Optional.empty(), Optional.empty(), List.of(), Map.of());
    return new GymPlan(WORKSPACE, GymOptions.standard(), settings);
  }
}
