package io.repstream.api.platform.document;

/** A stored document that this release cannot read: too new, or not of its collection's shape. */
public final class UnreadableDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableDocumentException(String message) {
    super(message);
  }
}
