package io.repstream.gateway.status;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.FloorChange;
import io.repstream.common.redis.LinkStatus;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.Optional;

/** The JSON of links and hints, as both processes read it. Safe for all threads. */
public final class StatusJson {
  private final Jsonb jsonb = JsonbBuilder.create();

  String text(LinkStatus status) {
    return jsonb.toJson(status);
  }

  String hint(List<MachineId> machineIds) {
    List<String> ids = machineIds.stream().map(MachineId::value).toList();
    return jsonb.toJson(new FloorChange(FloorChange.VERSION, ids));
  }

  /** Reads a link; empty where the text is none. */
  Optional<LinkStatus> link(String text) {
    try {
      return Optional.ofNullable(jsonb.fromJson(text, LinkStatus.class));
    } catch (JsonbException unreadable) {
      return Optional.empty();
    }
  }
}
