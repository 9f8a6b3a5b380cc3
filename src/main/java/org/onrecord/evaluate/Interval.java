package org.onrecord.evaluate;

/**
 * A 95 % confidence interval of a figure, in the figure's own unit, rounded to four decimals.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {}
