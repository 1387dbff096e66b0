package io.repstream.api.workout.activity;

/** The file formats that activities come in. */
public enum ActivityFormat {
  FIT("fit", "application/vnd.ant.fit"),
  TCX("tcx", "application/vnd.garmin.tcx+xml");

  private final String ending;
  private final String mediaType;

  ActivityFormat(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Of a file's name, without the dot. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }
}
