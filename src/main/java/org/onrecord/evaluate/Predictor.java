package org.onrecord.evaluate;

import java.util.function.Function;

/**
 * Something to evaluate: a system or a floor.
 *
 * @param name as it is printed above its column
 * @param predict what it finds in an item
 * @param <I> items of the gold
 * @param <O> predictions
 */
public record Predictor<I, O>(String name, Function<? super I, ? extends O> predict) {}
