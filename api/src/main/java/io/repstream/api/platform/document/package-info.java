/**
 * How records become documents and stay readable for ever.
 *
 * <p>Each collection has one {@link io.repstream.api.platform.document.Schema}. Documents carry
 * their {@code schemaVersion}; older ones are upgraded in memory as they are read and rewritten
 * when they change; those one version newer, written by the next release during a roll-out, are
 * read with what is known of them; those newer still are refused. Golden documents of every version
 * under {@code src/test/resources/documents} hold this to its word.
 */
@NullMarked
package io.repstream.api.platform.document;

import org.jspecify.annotations.NullMarked;
