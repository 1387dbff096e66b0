package io.repstream.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightBudgetTest {
  private final AtomicInteger changes = new AtomicInteger();
  private final InFlightBudget budget = new InFlightBudget(100, changes::incrementAndGet);

  @Test
  void tellsPressureByWhatIsUsed() {
    assertThat(budget.take(74)).isEqualTo(Pressure.NORMAL);
    assertThat(budget.take(1)).isEqualTo(Pressure.HIGH);
    assertThat(budget.take(25)).isEqualTo(Pressure.FULL);
    assertThat(budget.usedBytes()).isEqualTo(100);
  }

  @Test
  void takesNothingMoreOnceTheCapIsMet() {
    budget.take(99);
    assertThat(budget.take(50)).as("the one that meets it").isEqualTo(Pressure.FULL);
    assertThat(budget.take(1)).isEqualTo(Pressure.REFUSED);
    assertThat(budget.usedBytes()).isEqualTo(149);
  }

  @Test
  void isFullOnceAndRelievedOnceHalfIsFree() {
    budget.take(95);
    budget.take(15);
    assertThat(budget.isFull()).isTrue();
    assertThat(changes).hasValue(1);
    budget.giveBack(59);
    assertThat(budget.isFull()).as("51 used").isTrue();
    budget.giveBack(1);
    assertThat(budget.isFull()).isFalse();
    assertThat(changes).hasValue(2);
  }
}
