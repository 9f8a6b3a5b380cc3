package org.onrecord.step;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.onrecord.style.Style;
import org.onrecord.style.StyleReader;
import org.onrecord.table.Tables;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.Terms;
import org.onrecord.topic.Vocabulary;

/** Measures what a classifier may learn from, statement by statement. */
final class Features {
  private static final StructType SCHEMA = Tables.FEATURES.schema();

  private Features() {}

  /**
   * The features of statements.
   *
   * @param statements with statement_id, content_text and embedding
   * @param phrases that are one term
   * @param vocabulary whose numbers TF-IDF counts by
   */
  static Dataset<Row> of(Dataset<Row> statements, Set<String> phrases, Vocabulary vocabulary) {
    Broadcast<Vocabulary> shared =
        JavaSparkContext.fromSparkContext(statements.sparkSession().sparkContext())
            .broadcast(vocabulary);
    return statements
        .select("statement_id", "content_text", "embedding")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> read(rows, phrases, shared.value()),
            Encoders.row(SCHEMA));
  }

  private static Iterator<Row> read(
      Iterator<Row> rows, Set<String> phrases, Vocabulary vocabulary) {
    Terms terms = StoryTerms.reader(phrases);
    StyleReader style = new StyleReader();
    return Iterators.map(rows, statement -> row(statement, terms, style, vocabulary));
  }

  private static Row row(Row statement, Terms terms, StyleReader reader, Vocabulary vocabulary) {
    String text = statement.getString(1);
    List<String> tokens = Terms.words(text);
    List<String> lemmas = terms.of(text).stream().map(Terms.Term::term).toList();
    TermCounts counts = vocabulary.count(lemmas);
    Style style = reader.of(text, tokens);
    int count = tokens.size();
    int length = tokens.stream().mapToInt(token -> token.codePointCount(0, token.length())).sum();
    return RowFactory.create(
        statement.getString(0),
        tokens.toArray(String[]::new),
        lemmas.toArray(String[]::new),
        count,
        style.sentences(),
        count == 0 ? null : (double) new HashSet<>(tokens).size() / count,
        count == 0 ? null : (double) length / count,
        style.readingEase(),
        style.past(),
        style.present(),
        style.future(),
        style.firstPerson(),
        style.secondPerson(),
        style.thirdPerson(),
        style.hedges(),
        style.possibility(),
        style.obligation(),
        style.conditional(),
        style.negations(),
        RowFactory.create(
            vocabulary.size(), boxed(counts.terms()), boxed(vocabulary.weights(counts))),
        statement.get(2));
  }

  private static Integer[] boxed(int[] values) {
    return Arrays.stream(values).boxed().toArray(Integer[]::new);
  }

  private static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }
}
