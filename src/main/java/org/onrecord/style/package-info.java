/** How a text is worded, whatever it is about. Knows no Spark. */
package org.onrecord.style;
