package io.repstream.api.command.life;

import io.repstream.api.command.order.Order;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Orders as the JSON that callers send and documents keep. */
public final class OrderText {
  private static final Jsonb JSON = JsonbBuilder.create();

  private OrderText() {}

  /** The text of an order. */
  public static String of(Order order) {
    return JSON.toJson(order);
  }

  /** The order of a text that {@link #of} made. */
  public static Order read(String text) {
    return JSON.fromJson(text, Order.class);
  }
}
