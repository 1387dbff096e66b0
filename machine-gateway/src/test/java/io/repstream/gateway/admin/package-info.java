@NullMarked
package io.repstream.gateway.admin;

import org.jspecify.annotations.NullMarked;
