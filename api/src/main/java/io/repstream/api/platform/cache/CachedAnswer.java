package io.repstream.api.platform.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy of a route whose answer may come out of the cache. The key is the caller, the path and
 * the query, so nobody is ever given what was made for somebody else. Only for reads whose answer
 * depends on nothing but these, on what the caller writes and on what ingest stores for them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CachedAnswer {}
