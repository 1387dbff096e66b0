// Rows of equal time out of readings: means, and the last distance of each row.

const rounded = (value) => Math.round(value * 1000) / 1000;

class Mean {
  sum = 0;
  count = 0;

  add(value) {
    if (value !== undefined) {
      this.sum += value;
      this.count++;
    }
  }

  value() {
    return this.count === 0 ? null : rounded(this.sum / this.count);
  }
}

export class Series {
  constructor(fromMs, toMs, rows) {
    this.fromMs = fromMs;
    this.rowMs = (toMs - fromMs) / rows;
    this.rows = Array.from({ length: rows }, () => null);
  }

  add(timeMs, reading, offsetMeters) {
    const index = Math.floor((timeMs - this.fromMs) / this.rowMs);
    if (timeMs < this.fromMs || index >= this.rows.length) {
      return;
    }
    const row = (this.rows[index] ??= {
      power: new Mean(), speed: new Mean(), cadence: new Mean(), heartRate: new Mean(), meters: null,
    });
    row.power.add(reading.power);
    row.speed.add(reading.speed);
    row.cadence.add(reading.cadence);
    row.heartRate.add(reading.heartRate);
    if (reading.distance !== undefined && offsetMeters !== undefined) {
      row.meters = rounded(reading.distance + offsetMeters);
    }
  }

  toJSON() {
    const seen = this.rows.map((row, index) => ({ row, index })).filter(({ row }) => row !== null);
    const column = (name) => seen.map(({ row }) => row[name].value());
    return {
      resolutionSeconds: rounded(this.rowMs / 1000),
      offsetSeconds: seen.map(({ index }) => rounded((index * this.rowMs) / 1000)),
      powerWatts: column('power'),
      speedMetersPerSecond: column('speed'),
      cadenceRpm: column('cadence'),
      heartRateBpm: column('heartRate'),
      distanceMeters: seen.map(({ row }) => row.meters),
    };
  }
}
