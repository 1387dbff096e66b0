/**
 * What a development gym keeps on disk: everything below {@code .repstream/} beside the sources.
 * Whatever holds a secret can be read by its owner only.
 */
@NullMarked
package io.repstream.dev.workspace;

import org.jspecify.annotations.NullMarked;
