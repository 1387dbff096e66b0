package io.repstream.perf.oracle;

import io.repstream.perf.oracle.LedgerContents.Acked;
import io.repstream.perf.oracle.LedgerContents.Mark;
import io.repstream.perf.oracle.LedgerContents.Sample;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads a ledger file. A last line that a crash cut off is left out and counted. */
public final class LedgerReader {
  private final TreeMap<MachineBoot, NavigableMap<Long, Sample>> samples = new TreeMap<>();
  private final List<Mark> marks = new ArrayList<>();

  private LedgerReader() {}

  /**
   * Reads the whole file.
   *
   * @throws IOException where it cannot be read, or any line but the last is no ledger line
   */
  public static LedgerContents read(Path file) throws IOException {
    LedgerReader reader = new LedgerReader();
    int torn = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      for (long number = 1; line != null; number++) {
        String next = lines.readLine();
        if (!reader.take(line)) {
          if (next != null) {
            throw new IOException(file + ", line " + number + " is no ledger line");
          }
          torn = 1;
        }
        line = next;
      }
    }
    return new LedgerContents(reader.samples, reader.marks, torn);
  }

  private boolean take(String line) {
    try (JsonReader json = Json.createReader(new StringReader(line))) {
      JsonObject object = json.readObject();
      MachineBoot boot = new MachineBoot(object.getString("machineId"), object.getString("bootId"));
      if (object.containsKey("mark")) {
        long mark = object.getJsonNumber("mark").longValueExact();
        marks.add(new Mark(boot, mark, object.getString("told")));
      } else {
        Sample sample = sample(object);
        samples
            .computeIfAbsent(boot, _ -> new TreeMap<>())
            .put(object.getJsonNumber("seq").longValueExact(), sample);
      }
      return true;
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException e) {
      return false;
    }
  }

  private static Sample sample(JsonObject object) {
    byte[] value = Base64.getUrlDecoder().decode(object.getString("value"));
    Acked acked = object.isNull("ackedAt") ? Acked.NO : Acked.YES;
    return new Sample(object.getInt("kind"), ByteBuffer.wrap(value).asReadOnlyBuffer(), acked);
  }
}
