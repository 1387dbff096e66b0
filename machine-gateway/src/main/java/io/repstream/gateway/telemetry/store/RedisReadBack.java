package io.repstream.gateway.telemetry.store;

import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.telemetry.store.RecentEntries.Recent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.resps.StreamInfo;

/**
 * Finds which acknowledged entries a server does not have. An entry is there under its id and with
 * its nonce: another server may have given the same id to something else. One that lies before the
 * first entry was consumed and trimmed, and is not missed. The last id proves nothing, since other
 * gateways may have written since.
 */
final class RedisReadBack {
  private static final int CHUNK = 200;
  private static final byte[] FIRST = ascii("-");
  private static final byte[] LAST = ascii("+");
  private static final StoredId NOTHING_TRIMMED = new StoredId(0, 0);

  private final Connection connection;
  private final byte[] stream;

  RedisReadBack(Connection connection, byte[] stream) {
    this.connection = connection;
    this.stream = stream;
  }

  /**
   * Looks for each.
   *
   * @return those that the server lacks, in their order
   * @throws redis.clients.jedis.exceptions.JedisException when the server is away
   */
  List<Recent> missing(List<Recent> recents) {
    StoredId trimmedBelow = trimmedBelow();
    List<Recent> above =
        recents.stream().filter(recent -> recent.id().compareTo(trimmedBelow) >= 0).toList();
    List<Recent> missing = new ArrayList<>();
    for (int from = 0; from < above.size(); from += CHUNK) {
      missing.addAll(missingOf(above.subList(from, Math.min(above.size(), from + CHUNK))));
    }
    return missing;
  }

  private List<Recent> missingOf(List<Recent> chunk) {
    Pipeline pipeline = new Pipeline(connection, false);
    List<Response<List<Object>>> replies = new ArrayList<>(chunk.size());
    for (Recent recent : chunk) {
      byte[] id = recent.id().utf8();
      replies.add(pipeline.xrange(stream, id, id));
    }
    pipeline.sync();
    List<Recent> missing = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      if (!isIn(replies.get(i).get(), chunk.get(i).nonce())) {
        missing.add(chunk.get(i));
      }
    }
    return missing;
  }

  private static boolean isIn(List<Object> found, long nonce) {
    return !found.isEmpty()
        && found.getFirst() instanceof List<?> entry
        && entry.get(1) instanceof List<?> fields
        && fields.get(1) instanceof byte[] bytes
        && TelemetryEntryCodec.isWith(nonce, bytes);
  }

  /** Entries below this id may be gone for a good reason. */
  private StoredId trimmedBelow() {
    Pipeline pipeline = new Pipeline(connection, false);
    Response<List<Object>> first = pipeline.xrange(stream, FIRST, LAST, 1);
    pipeline.sync();
    return !first.get().isEmpty() && first.get().getFirst() instanceof List<?> entry
        ? StoredId.of((byte[]) entry.getFirst())
        : afterLastGenerated();
  }

  /** Where there is no stream at all, nothing was trimmed: everything is lost. */
  private StoredId afterLastGenerated() {
    Pipeline pipeline = new Pipeline(connection, false);
    Response<StreamInfo> info = pipeline.xinfoStream(new String(stream, StandardCharsets.US_ASCII));
    pipeline.sync();
    try {
      StreamEntryID last = info.get().getLastGeneratedId();
      return new StoredId(last.getTime(), last.getSequence() + 1);
    } catch (JedisDataException noSuchStream) {
      return NOTHING_TRIMMED;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
