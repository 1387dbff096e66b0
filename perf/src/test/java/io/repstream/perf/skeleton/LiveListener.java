package io.repstream.perf.skeleton;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Listens to one live topic over WebSocket, as an app does. */
final class LiveListener implements WebSocket.Listener, AutoCloseable {
  private static final String SUBPROTOCOL = "repstream.live.v1";

  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  LiveListener(URI apiUrl, String token, String topic) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .subprotocols(SUBPROTOCOL)
            .buildAsync(URI.create("ws://" + apiUrl.getAuthority() + "/v1/live"), this)
            .join();
    JsonObject subscribe =
        Json.createObjectBuilder().add("type", "subscribe").add("topic", topic).build();
    socket.sendText(subscribe.toString(), true).join();
  }

  /** What came of one type, in order. */
  List<JsonObject> ofType(String type) {
    return messages.stream().filter(message -> message.getString("type").equals(type)).toList();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
        messages.add(reader.readObject());
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
