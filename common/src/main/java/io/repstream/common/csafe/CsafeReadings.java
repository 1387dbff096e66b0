package io.repstream.common.csafe;

import io.repstream.common.csafe.CsafeResponse.Reading;
import io.repstream.common.csafe.CsafeResponse.UnknownUnit;
import io.repstream.common.ftms.FieldReadings;
import io.repstream.common.ftms.FtmsField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/**
 * The measured values of a console's reply, as FTMS would have told them. Immutable.
 *
 * @param values NaN for a field that is present and unknown
 */
public record CsafeReadings(Map<FtmsField, Double> values) implements FieldReadings {
  public CsafeReadings {
    values = Map.copyOf(values);
  }

  /** What the responses measure; of a field that is answered twice, the later answer. */
  static CsafeReadings of(List<CsafeResponse> responses) {
    Map<FtmsField, Double> values = new EnumMap<>(FtmsField.class);
    for (CsafeResponse response : responses) {
      if (response instanceof Reading(FtmsField field, double value)) {
        values.put(field, value);
      } else if (response instanceof UnknownUnit(FtmsField field, int _, int _)) {
        values.put(field, Double.NaN);
      }
    }
    return new CsafeReadings(values);
  }

  @Override
  public boolean isPresent(FtmsField field) {
    return values.containsKey(field);
  }

  @Override
  public double valueOrNaN(FtmsField field) {
    return values.getOrDefault(field, Double.NaN);
  }

  @Override
  public void forEachKnown(ObjDoubleConsumer<FtmsField> consumer) {
    for (FtmsField field : FtmsField.values()) {
      double value = valueOrNaN(field);
      if (!Double.isNaN(value)) {
        consumer.accept(field, value);
      }
    }
  }
}
