package io.repstream.api.command.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.command.life.OrderText;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFrameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"start"}                                            | 07
          {"kind":"stop"}                                             | 0801
          {"kind":"pause"}                                            | 0802
          {"kind":"setTargetSpeed","speedMetersPerSecond":2.5}        | 028403
          {"kind":"setTargetIncline","inclinePercent":-1.5}           | 03f1ff
          {"kind":"setTargetResistance","resistanceLevel":7.5}        | 044b
          {"kind":"setTargetPower","powerWatts":150}                  | 059600
          """)
  void writesWhatFtmsKnowsToTheControlPoint(String text, String bytes) {
    OrderFrame frame = OrderFrame.of(OrderText.read(text));
    assertThat(frame.kind()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(frame.payload())).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"setUp","loadKg":42.5,"seat":4}      | {"name":"SETUP","args":{"loadKg":42.5,"seat":4}}
          {"kind":"message","seconds":20,"text":"Hi"}  | {"name":"MESSAGE","args":{"text":"Hi","seconds":20}}
          {"kind":"lock","reason":"Cleaning"}          | {"name":"LOCK","args":{"reason":"Cleaning"}}
          {"kind":"unlock"}                            | {"name":"UNLOCK","args":{}}
          {"kind":"reboot"}                            | {"name":"REBOOT","args":{}}
          {"kind":"signOut"}                           | {"name":"SIGN_OUT","args":{}}
          {"kind":"firmware","sha256":"ab","url":"https://a","version":"2"} | {"name":"FIRMWARE","args":{"version":"2","url":"https://a","sha256":"ab"}}
          """)
  void tellsTheRestInJson(String text, String json) {
    OrderFrame frame = OrderFrame.of(OrderText.read(text));
    assertThat(frame.kind()).isEqualTo(2);
    assertThat(new String(frame.payload(), UTF_8)).isEqualTo(json);
    assertThat(OrderText.of(OrderText.read(text))).as("kept as it came").isEqualTo(text);
  }
}
