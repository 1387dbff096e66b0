package io.repstream.api.command.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.ftms.control.ControlPoint;
import io.repstream.common.ftms.control.ControlRequest;
import io.repstream.common.ftms.control.ControlRequest.Procedure;
import io.repstream.common.ftms.control.ControlRequest.SetTarget;
import io.repstream.common.ftms.control.ResistanceWidth;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as the machine gets it in COMMAND.
 *
 * @param kind 1 FTMS control point bytes, 2 JSON
 * @param payload owned by the frame and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and dropped; never compared
public record OrderFrame(int kind, byte[] payload) {
  /** How resistance levels are written; by the specification until a model says otherwise. */
  static final ResistanceWidth WIDTH = ResistanceWidth.U8;

  private static final int CONTROL_POINT = 1;
  private static final int JSON_TEXT = 2;

  /** The frame of an order. */
  public static OrderFrame of(Order order) {
    return switch (order) {
      case Order.Start _ -> control(Procedure.START_OR_RESUME);
      case Order.Stop _ -> control(Procedure.STOP);
      case Order.Pause _ -> control(Procedure.PAUSE);
      case Order.SetTargetSpeed _,
          Order.SetTargetIncline _,
          Order.SetTargetResistance _,
          Order.SetTargetPower _ ->
          control(new SetTarget(Targets.of(order).orElseThrow()));
      case Order.SetUp setUp -> json("SETUP", args(Targets.settings(setUp)));
      case Order.Message(String text, Integer seconds) ->
          json("MESSAGE", Json.createObjectBuilder().add("text", text).add("seconds", seconds));
      case Order.Lock(@Nullable String reason) -> json("LOCK", reason(reason));
      case Order.Unlock(@Nullable String reason) -> json("UNLOCK", reason(reason));
      case Order.Reboot _ -> json("REBOOT", Json.createObjectBuilder());
      case Order.Firmware(String version, String url, String sha256) ->
          json(
              "FIRMWARE",
              Json.createObjectBuilder()
                  .add("version", version)
                  .add("url", url)
                  .add("sha256", sha256));
      case Order.SignOut _ -> json("SIGN_OUT", Json.createObjectBuilder());
    };
  }

  private static OrderFrame control(ControlRequest request) {
    return new OrderFrame(CONTROL_POINT, ControlPoint.encode(request, WIDTH));
  }

  private static OrderFrame json(String name, JsonObjectBuilder args) {
    JsonObject order = Json.createObjectBuilder().add("name", name).add("args", args).build();
    return new OrderFrame(JSON_TEXT, order.toString().getBytes(UTF_8));
  }

  private static JsonObjectBuilder args(Map<String, Double> settings) {
    JsonObjectBuilder args = Json.createObjectBuilder();
    settings.forEach(
        (name, value) -> {
          if (value == Math.rint(value)) {
            args.add(name, value.longValue());
          } else {
            args.add(name, value);
          }
        });
    return args;
  }

  private static JsonObjectBuilder reason(@Nullable String reason) {
    JsonObjectBuilder args = Json.createObjectBuilder();
    return reason == null ? args : args.add("reason", reason);
  }
}
