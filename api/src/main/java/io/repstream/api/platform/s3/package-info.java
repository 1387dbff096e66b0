/**
 * The connection to the object store. Readiness does not depend on it: an API that cannot reach its
 * files still takes samples and answers everything else.
 */
@NullMarked
package io.repstream.api.platform.s3;

import org.jspecify.annotations.NullMarked;
