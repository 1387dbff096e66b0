package io.repstream.api.command.order;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a machine is told to do; {@code kind} tells which. */
@JsonbTypeInfo(
    key = "kind",
    value = {
      @JsonbSubtype(alias = "start", type = Order.Start.class),
      @JsonbSubtype(alias = "stop", type = Order.Stop.class),
      @JsonbSubtype(alias = "pause", type = Order.Pause.class),
      @JsonbSubtype(alias = "setTargetSpeed", type = Order.SetTargetSpeed.class),
      @JsonbSubtype(alias = "setTargetIncline", type = Order.SetTargetIncline.class),
      @JsonbSubtype(alias = "setTargetResistance", type = Order.SetTargetResistance.class),
      @JsonbSubtype(alias = "setTargetPower", type = Order.SetTargetPower.class),
      @JsonbSubtype(alias = "setUp", type = Order.SetUp.class),
      @JsonbSubtype(alias = "message", type = Order.Message.class),
      @JsonbSubtype(alias = "lock", type = Order.Lock.class),
      @JsonbSubtype(alias = "unlock", type = Order.Unlock.class),
      @JsonbSubtype(alias = "reboot", type = Order.Reboot.class),
      @JsonbSubtype(alias = "firmware", type = Order.Firmware.class),
      @JsonbSubtype(alias = "signOut", type = Order.SignOut.class)
    })
@Schema(
    name = "Order",
    description = "What a machine is told to do",
    type = SchemaType.OBJECT,
    discriminatorProperty = "kind",
    oneOf = {
      Order.Start.class,
      Order.Stop.class,
      Order.Pause.class,
      Order.SetTargetSpeed.class,
      Order.SetTargetIncline.class,
      Order.SetTargetResistance.class,
      Order.SetTargetPower.class,
      Order.SetUp.class,
      Order.Message.class,
      Order.Lock.class,
      Order.Unlock.class,
      Order.Reboot.class,
      Order.Firmware.class,
      Order.SignOut.class
    },
    discriminatorMapping = {
      @DiscriminatorMapping(value = "start", schema = Order.Start.class),
      @DiscriminatorMapping(value = "stop", schema = Order.Stop.class),
      @DiscriminatorMapping(value = "pause", schema = Order.Pause.class),
      @DiscriminatorMapping(value = "setTargetSpeed", schema = Order.SetTargetSpeed.class),
      @DiscriminatorMapping(value = "setTargetIncline", schema = Order.SetTargetIncline.class),
      @DiscriminatorMapping(
          value = "setTargetResistance",
          schema = Order.SetTargetResistance.class),
      @DiscriminatorMapping(value = "setTargetPower", schema = Order.SetTargetPower.class),
      @DiscriminatorMapping(value = "setUp", schema = Order.SetUp.class),
      @DiscriminatorMapping(value = "message", schema = Order.Message.class),
      @DiscriminatorMapping(value = "lock", schema = Order.Lock.class),
      @DiscriminatorMapping(value = "unlock", schema = Order.Unlock.class),
      @DiscriminatorMapping(value = "reboot", schema = Order.Reboot.class),
      @DiscriminatorMapping(value = "firmware", schema = Order.Firmware.class),
      @DiscriminatorMapping(value = "signOut", schema = Order.SignOut.class)
    })
public sealed interface Order {
  /** Start, or go on after a pause. */
  @Schema(name = "OrderStart", description = "Start, or go on after a pause")
  record Start() implements Order {}

  /** Stop and end the session on the machine. */
  @Schema(name = "OrderStop", description = "Stop and end what runs")
  record Stop() implements Order {}

  /** Pause. */
  @Schema(name = "OrderPause", description = "Pause what runs")
  record Pause() implements Order {}

  /** Run at this speed. */
  @Schema(name = "OrderSetTargetSpeed")
  record SetTargetSpeed(
      @Schema(example = "2.8") @NotNull @DecimalMin("0") @DecimalMax("15")
          Double speedMetersPerSecond)
      implements Order {}

  /** Stand at this incline. */
  @Schema(name = "OrderSetTargetIncline")
  record SetTargetIncline(
      @Schema(example = "1.5") @NotNull @DecimalMin("-30") @DecimalMax("50") Double inclinePercent)
      implements Order {}

  /** Brake at this level. */
  @Schema(name = "OrderSetTargetResistance")
  record SetTargetResistance(
      @Schema(example = "7.5") @NotNull @DecimalMin("0") @DecimalMax("25") Double resistanceLevel)
      implements Order {}

  /** Hold this power, whatever the cadence. */
  @Schema(name = "OrderSetTargetPower")
  record SetTargetPower(@Schema(example = "150") @NotNull @Min(0) @Max(2_000) Integer powerWatts)
      implements Order {}

  /** Move to the member's positions and load; what is absent stays as it is. */
  @Schema(name = "OrderSetUp", description = "At least one of these; what is absent stays")
  record SetUp(
      @Schema(example = "4") @Min(0) @Max(100) @Nullable Integer seat,
      @Schema(example = "2") @Min(0) @Max(100) @Nullable Integer chest,
      @Schema(example = "120") @Min(0) @Max(3_000) @Nullable Integer romStartMm,
      @Schema(example = "640") @Min(0) @Max(3_000) @Nullable Integer romEndMm,
      @Schema(example = "42.5") @DecimalMin("0") @DecimalMax("1000") @Nullable Double loadKg)
      implements Order {
    /** For validation. */
    @AssertTrue(message = "must set something")
    @JsonbTransient
    @Schema(hidden = true)
    public boolean isSettingSomething() {
      return Stream.of(seat, chest, romStartMm, romEndMm, loadKg).anyMatch(Objects::nonNull);
    }
  }

  /** Show a text. */
  @Schema(name = "OrderMessage")
  record Message(
      @Schema(example = "The class begins in five minutes.") @NotBlank @Size(max = 160) String text,
      @Schema(description = "How long it is shown", example = "20") @NotNull @Min(1) @Max(600)
          Integer seconds)
      implements Order {}

  /** Let nobody use the machine. */
  @Schema(name = "OrderLock")
  record Lock(@Schema(example = "Cleaning") @Size(max = 100) @Nullable String reason)
      implements Order {}

  /** Let it be used again. */
  @Schema(name = "OrderUnlock")
  record Unlock(@Size(max = 100) @Nullable String reason) implements Order {}

  /** Start the firmware anew. */
  @Schema(name = "OrderReboot")
  record Reboot() implements Order {}

  /** Load and install a firmware. */
  @Schema(name = "OrderFirmware")
  record Firmware(
      @Schema(example = "2.4.1") @NotBlank @Size(max = 40) String version,
      @Schema(example = "https://files.example.com/pulse-2.4.1.bin")
          @NotNull
          @Pattern(regexp = "https://\\S{1,290}", message = "must be an https address")
          String url,
      @Schema(description = "Of the file, 64 hex digits")
          @NotNull
          @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hex digits")
          String sha256)
      implements Order {}

  /** Forget who is signed in. */
  @Schema(name = "OrderSignOut")
  record SignOut() implements Order {}
}
