/**
 * What the api tells of its requests and of the stores and services that it calls: rate, errors,
 * duration. Labels are bounded sets: operation ids, classes of status, names of dependencies.
 */
@NullMarked
package io.repstream.api.platform.metric;

import org.jspecify.annotations.NullMarked;
