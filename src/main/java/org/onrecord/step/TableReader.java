package org.onrecord.step;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.table.Table;

/** Gives the rows of a run's tables: all of them, or those that a report is about. */
interface TableReader extends AutoCloseable {
  Dataset<Row> read(Table table);

  /** Lets go of what was kept in memory. */
  @Override
  default void close() {}
}
