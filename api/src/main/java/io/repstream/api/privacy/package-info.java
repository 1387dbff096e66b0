/**
 * Export and erasure of a person (GDPR, articles 15, 17, 20), over what every feature tells of
 * itself by {@code platform.person.PersonalData}.
 *
 * <p>Owns collection {@code erasures}: the proof of each erasure, which names nobody once it is
 * done. Files: {@code exports/<memberId>/<jobId>}.
 */
@NullMarked
package io.repstream.api.privacy;

import org.jspecify.annotations.NullMarked;
