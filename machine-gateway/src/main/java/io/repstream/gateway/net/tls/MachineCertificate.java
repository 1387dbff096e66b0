package io.repstream.gateway.net.tls;

import io.repstream.common.id.MachineId;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** For which machines a certificate speaks. */
final class MachineCertificate {
  private static final String URN = "urn:repstream:machine:";
  private static final int URI_NAME = 6;

  private MachineCertificate() {}

  /** The ids in its URIs {@code urn:repstream:machine:<id>} and its common name; may be none. */
  static Set<MachineId> machines(X509Certificate certificate) {
    Set<MachineId> machines = new HashSet<>();
    for (String name : uris(certificate)) {
      if (name.startsWith(URN)) {
        add(machines, name.substring(URN.length()));
      }
    }
    commonNames(certificate).forEach(name -> add(machines, name));
    return machines;
  }

  private static void add(Set<MachineId> machines, String id) {
    if (MachineId.isValid(id)) {
      machines.add(new MachineId(id));
    }
  }

  private static List<String> uris(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst().equals(URI_NAME))
              .map(name -> (String) name.get(1))
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  private static List<String> commonNames(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toList();
    } catch (InvalidNameException unreadable) {
      return List.of();
    }
  }
}
