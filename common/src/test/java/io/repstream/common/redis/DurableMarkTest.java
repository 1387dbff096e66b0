package io.repstream.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DurableMarkTest {
  @Test
  void readsWhatItWrites() {
    DurableMark mark = new DurableMark((1L << 53) + 1, 20_780);

    assertThat(mark).hasToString("9007199254740993@20780");
    assertThat(DurableMark.parse(mark.toString())).isEqualTo(mark);
  }

  @Test
  void takesAMarkWithoutADayForAnOldOne() {
    assertThat(DurableMark.parse("7")).isEqualTo(new DurableMark(7, 0));
  }

  @Test
  void refusesAnythingElse() {
    for (String text : new String[] {"", "@", "7@", "@7", "seven", "7@monday"}) {
      assertThatThrownBy(() -> DurableMark.parse(text)).isInstanceOf(NumberFormatException.class);
    }
  }
}
