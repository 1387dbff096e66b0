package io.repstream.gateway.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A certificate authority for tests: issues and revokes. X.509 by hand, because the JDK can read
 * certificates but has no public way to make any.
 */
public final class TestPki {
  private static final AtomicInteger SERIALS = new AtomicInteger(1_000);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_SHA256 =
      seq(tlv(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2}));
  private static final byte[] COMMON_NAME = {0x55, 4, 3};
  private static final byte[] SUBJECT_ALT_NAME = {0x55, 0x1D, 17};
  private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1D, 19};
  private static final byte[] TRUE = {1, 1, (byte) 0xFF};
  private static final int DNS_NAME = 0x82;
  private static final int URI_NAME = 0x86;

  private final String name;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;
  private final List<BigInteger> revoked = new ArrayList<>();

  public TestPki(String name) {
    this.name = name;
    byte[] extensions = extension(BASIC_CONSTRAINTS, seq(TRUE));
    this.certificate = issue(name, keys.getPublic(), extensions);
  }

  /** A certificate and its key, as files hold them and as the JDK has them. */
  public record Issued(X509Certificate certificate, PrivateKey key) {
    public String certificatePem() {
      return pemOf(certificate);
    }

    public String keyPem() {
      return pem("PRIVATE KEY", key.getEncoded());
    }

    public KeyStore keyStore() {
      try {
        KeyStore store = emptyStore();
        store.setKeyEntry("me", key, new char[0], new X509Certificate[] {certificate});
        return store;
      } catch (GeneralSecurityException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  /** The certificate of a server. */
  public Issued server(String host) {
    return issued(host, tlv(DNS_NAME, ascii(host)));
  }

  /** The certificate of a machine that has its id as a URI. */
  public Issued machineByUri(String commonName, String machineId) {
    return issued(commonName, tlv(URI_NAME, ascii("urn:repstream:machine:" + machineId)));
  }

  /** The certificate of a machine that has its id as the common name. */
  public Issued machineByName(String machineId) {
    return issued(machineId, tlv(DNS_NAME, ascii("machine.example")));
  }

  private Issued issued(String commonName, byte[] altName) {
    KeyPair own = newKeys();
    byte[] extensions = extension(SUBJECT_ALT_NAME, seq(altName));
    return new Issued(issue(commonName, own.getPublic(), extensions), own.getPrivate());
  }

  public TestPki revoke(X509Certificate unwanted) {
    revoked.add(unwanted.getSerialNumber());
    return this;
  }

  public String certificatePem() {
    return pemOf(certificate);
  }

  /** Trusts this authority alone. */
  public KeyStore trustStore() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("ca", certificate);
      return store;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The list of what was revoked until now. */
  public String revocationListPem() {
    Instant now = Instant.now();
    byte[] entries = {};
    for (BigInteger serial : revoked) {
      entries = cat(entries, seq(tlv(2, serial.toByteArray()), time(now)));
    }
    byte[] list =
        seq(
            tlv(2, new byte[] {1}),
            ECDSA_SHA256,
            name(name),
            time(now.minus(Duration.ofHours(1))),
            time(now.plus(Duration.ofDays(30))),
            revoked.isEmpty() ? new byte[0] : seq(entries));
    return pem("X509 CRL", signed(list));
  }

  private X509Certificate issue(String subject, PublicKey key, byte[] extensions) {
    Instant now = Instant.now();
    byte[] body =
        seq(
            tlv(0xA0, tlv(2, new byte[] {2})),
            tlv(2, BigInteger.valueOf(SERIALS.incrementAndGet()).toByteArray()),
            ECDSA_SHA256,
            name(name),
            seq(time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofDays(365)))),
            name(subject),
            key.getEncoded(),
            tlv(0xA3, seq(extensions)));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(signed(body)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private byte[] signed(byte[] body) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      return seq(body, ECDSA_SHA256, tlv(3, cat(new byte[1], signature.sign())));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
    return store;
  }

  private static String pemOf(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
  }

  private static byte[] name(String commonName) {
    byte[] text = tlv(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
    return seq(tlv(0x31, seq(tlv(6, COMMON_NAME), text)));
  }

  private static byte[] extension(byte[] id, byte[] value) {
    return seq(tlv(6, id), tlv(4, value));
  }

  private static byte[] time(Instant at) {
    return tlv(0x17, ascii(UTC_TIME.format(at)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] seq(byte[]... parts) {
    return tlv(0x30, cat(parts));
  }

  private static byte[] tlv(int tag, byte[] value) {
    byte high = (byte) (value.length >> 8);
    byte low = (byte) value.length;
    byte[] head;
    if (value.length < 0x80) {
      head = new byte[] {(byte) tag, low};
    } else if (value.length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, low};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, high, low};
    }
    return cat(head, value);
  }

  private static byte[] cat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
