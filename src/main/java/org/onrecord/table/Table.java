package org.onrecord.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A published table: its name, what a row of it is, its key and its columns. Each is declared once,
 * in {@link Tables}; the Parquet schema, {@code ./onrecord schema}, {@code docs/tables.md} and the
 * checks all come from that declaration.
 *
 * @param name the directory under {@code tables/}
 * @param doc what a row is
 * @param key the columns that together name one row
 * @param columns in order
 */
public record Table(String name, String doc, List<String> key, List<Column> columns) {

  /**
   * A column of a table.
   *
   * @param name as in Parquet
   * @param type as Spark's DDL writes it ({@code array<struct<start:int,end:int>>})
   * @param nullable whether it may be null
   * @param doc what it holds, with unit and range
   */
  public record Column(String name, String type, boolean nullable, String doc) {
    /** A column that always has a value. */
    static Column required(String name, String type, String doc) {
      return new Column(name, type, false, doc);
    }

    /** A column that may be null; {@code doc} says when. */
    static Column optional(String name, String type, String doc) {
      return new Column(name, type, true, doc);
    }

    /** Spark's type. */
    public DataType dataType() {
      return DataType.fromDDL(type);
    }
  }

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  static Table of(String name, String doc, List<String> key, Column... columns) {
    return new Table(name, doc, key, Arrays.asList(columns));
  }

  /**
   * Its Spark schema. All fields are nullable there, as Parquet columns read back; the checks hold
   * the required ones.
   */
  public StructType schema() {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema =
          schema.add(new StructField(column.name(), column.dataType(), true, Metadata.empty()));
    }
    return schema;
  }

  /**
   * The rows with exactly this table's columns, in order and type. A nullable column that {@code
   * rows} lacks belongs to a step that is yet to come: it is null.
   *
   * @throws IllegalArgumentException if {@code rows} lacks a required column
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    Set<String> given = new HashSet<>(Arrays.asList(rows.columns()));
    List<org.apache.spark.sql.Column> selected = new ArrayList<>();
    for (Column column : columns) {
      if (given.contains(column.name())) {
        selected.add(col(column.name()).cast(column.dataType()).as(column.name()));
      } else if (column.nullable()) {
        selected.add(lit(null).cast(column.dataType()).as(column.name()));
      } else {
        throw new IllegalArgumentException("table " + name + " lacks column " + column.name());
      }
    }
    return rows.select(selected.toArray(org.apache.spark.sql.Column[]::new));
  }
}
