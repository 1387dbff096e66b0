/**
 * The product as it runs, for tests that last: a Redis process, a document store, the api and any
 * number of gateways out of their jars, a gym with machines provisioned over REST. Everything is on
 * loopback and ports of its own, and ends with the process that started it.
 */
@NullMarked
package io.repstream.perf.stand;

import org.jspecify.annotations.NullMarked;
