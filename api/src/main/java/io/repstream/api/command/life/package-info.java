/**
 * A command's document and what facts make of it. Pure but for the document's form; the collection
 * is owned by {@code io.repstream.api.command}.
 */
@NullMarked
package io.repstream.api.command.life;

import org.jspecify.annotations.NullMarked;
