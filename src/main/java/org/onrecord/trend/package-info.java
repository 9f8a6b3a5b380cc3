/** Changes over time, and which of them are more than noise. Knows no Spark. */
package org.onrecord.trend;
