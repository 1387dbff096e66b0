package io.repstream.common.ftms.capability;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class CapabilityPropertiesTest {

  @Property
  void anyBytesAreReadOrNothing(
      @ForAll @Size(max = 24) byte[] bytes, @ForAll RangeCharacteristic characteristic) {
    assertThat(MachineFeatures.decode(bytes).isPresent()).isEqualTo(bytes.length >= 8);
    assertThat(Advertisement.decode(bytes).isPresent()).isEqualTo(bytes.length >= 2);
    characteristic
        .decode(bytes)
        .ifPresent(range -> assertThat(range.min()).isLessThanOrEqualTo(range.max()));
  }
}
