package io.repstream.api.account.session;

/**
 * Who logs in, as the owner of the account will recognise them in the list of logins.
 *
 * @param device what the app says of itself, printable and bounded
 * @param network where from, the last part blanked
 */
public record Visitor(String device, String network) {
  private static final int LONGEST = 120;

  public Visitor {
    String printable = device.replaceAll("[^\\x20-\\x7e]", "?");
    device = printable.substring(0, Math.min(LONGEST, printable.length()));
  }
}
