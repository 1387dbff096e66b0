package io.repstream.api.privacy;

import io.repstream.api.platform.person.ExportFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip as it grows, in memory; past its bound it takes no more and says so. */
final class ZipExport implements ExportFiles {
  static final int MOST_BYTES = 64 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private boolean tooLarge;

  @Override
  public void add(String name, byte[] content) {
    tooLarge = tooLarge || (long) bytes.size() + content.length > MOST_BYTES;
    if (tooLarge) {
      return;
    }
    try {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a zip in memory cannot be written", impossible);
    }
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  byte[] finished() {
    try {
      zip.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a zip in memory cannot be written", impossible);
    }
    return bytes.toByteArray();
  }
}
