/**
 * What operators see of settings: the table and the template that are made of what the code asks
 * for, and the command that checks and shows what a process would start with.
 */
@NullMarked
package io.repstream.common.config.reference;

import org.jspecify.annotations.NullMarked;
