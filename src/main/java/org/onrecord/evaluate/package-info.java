/**
 * Measures what the reader finds against annotated collections, and says how sure the figures are.
 *
 * <p>The figures are those of the independent scorer {@code eval/score.py} of the shared data, to
 * four decimals; a test holds the two together. Plain Java, no Spark.
 */
package org.onrecord.evaluate;
