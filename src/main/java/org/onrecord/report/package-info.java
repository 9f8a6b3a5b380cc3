/**
 * What a run says, for people: a summary of the tables ({@link org.onrecord.report.Summary}) and
 * the pages made of it ({@link org.onrecord.report.ReportPages}). Nothing here knows Spark.
 */
package org.onrecord.report;
