package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Words;
import org.onrecord.topic.Terms;
import org.onrecord.topic.Vocabulary;

/** The terms of texts, and those of a corpus that topics can be made of. */
final class StoryTerms {
  private static final int FEWEST_STORIES_A_PHRASE = 5;

  /**
   * Two words are a phrase if they stand together much oftener than by chance: normalised pointwise
   * mutual information of the stories that hold them (Bouma 2009).
   */
  private static final double LEAST_ASSOCIATION = 0.5;

  private static final int MOST_PHRASES = 5_000;

  /**
   * A form in small letters counts so many times: headings and the first words of sentences give
   * capitals to words that are no names.
   */
  private static final int SMALL = 3;

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "id string, is_original boolean, terms array<string>, forms array<string>");

  private static final StructType BODIES =
      StructType.fromDDL("doc_id string, is_original boolean, text string");

  private StoryTerms() {}

  /** What makes terms of texts; one for each thread. */
  static Terms reader(Set<String> phrases) {
    return new Terms(Set.of(StopWordsRemover.loadDefaultStopWords("english")), phrases);
  }

  /**
   * The bodies of stories, with or without the names in them, and words made of countries' names
   * ("Portuguese").
   *
   * @param mentions where stories name somebody; null to keep the names
   * @return doc_id, is_original, text
   */
  static Dataset<Row> bodies(Dataset<Row> documents, Dataset<Row> mentions) {
    Dataset<Row> read = documents.where(col("sentence_count").gt(0));
    if (mentions == null) {
      return read.selectExpr(
          "doc_id",
          "is_original",
          "substring(text, body_start + 1, body_end - body_start) as text");
    }
    Dataset<Row> names =
        mentions.groupBy("doc_id").agg(expr("collect_list(struct(start, end))").as("names"));
    return read.join(names, new String[] {"doc_id"}, "left")
        .selectExpr("doc_id", "is_original", "text", "body_start", "body_end", "names")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Gazetteer gazetteer = new Gazetteer();
                  return Iterators.map(rows, row -> withoutNames(row, gazetteer));
                },
            Encoders.row(BODIES));
  }

  private static Row withoutNames(Row story, Gazetteer gazetteer) {
    StoryText text = StoryText.of(story.getString(2));
    Span body = new Span(story.getInt(3), story.getInt(4));
    List<Span> names = new ArrayList<>();
    if (!story.isNullAt(5)) {
      for (Row name : story.<Row>getList(5)) {
        names.add(new Span(name.getInt(0), name.getInt(1)));
      }
    }
    for (Span word : Words.in(text, body)) {
      if (isOfACountry(text.quote(word), gazetteer)) {
        names.add(word);
      }
    }
    return RowFactory.create(story.get(0), story.get(1), text.quoteWithout(body, names));
  }

  private static boolean isOfACountry(String word, Gazetteer gazetteer) {
    return Character.isUpperCase(word.codePointAt(0))
        && (gazetteer.demonym(word) != null
            || gazetteer.people(word) != null
            || gazetteer.country(word) != null);
  }

  /**
   * The terms of texts.
   *
   * @param texts of an id, whether it is an original, and a text
   * @return id, is_original, terms, and forms in which they stand there
   */
  static Dataset<Row> of(Dataset<Row> texts, Set<String> phrases) {
    return texts.mapPartitions(
        (MapPartitionsFunction<Row, Row>) rows -> read(rows, phrases), Encoders.row(SCHEMA));
  }

  private static Iterator<Row> read(Iterator<Row> rows, Set<String> phrases) {
    Terms reader = reader(phrases);
    return Iterators.map(
        rows,
        row -> {
          List<Terms.Term> terms = reader.of(row.getString(2));
          return RowFactory.create(
              row.get(0),
              row.get(1),
              terms.stream().map(Terms.Term::term).toArray(String[]::new),
              terms.stream().map(Terms.Term::form).toArray(String[]::new));
        });
  }

  /** The phrases of originals: two terms, or two with a linking word between them. */
  static Set<String> phrases(Dataset<Row> texts, long stories) {
    Dataset<Row> found =
        texts
            .where("is_original")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> {
                      Terms reader = reader(Set.of());
                      return Iterators.map(
                          rows,
                          row ->
                              RowFactory.create(
                                  distinct(reader.candidates(row.getString(2))),
                                  distinct(reader.lemmas(row.getString(2)))));
                    },
                Encoders.row(StructType.fromDDL("candidates array<string>, lemmas array<string>")));
    Dataset<Row> words = counted(found.selectExpr("explode(lemmas) as word"), "word", "n");
    Dataset<Row> pairs =
        counted(found.selectExpr("explode(candidates) as phrase"), "phrase", "n")
            .where(col("n").geq(FEWEST_STORIES_A_PHRASE))
            .selectExpr(
                "phrase",
                "n",
                "substring_index(phrase, ' ', 1) as first",
                "substring_index(phrase, ' ', -1) as last");
    return new HashSet<>(
        pairs
            .join(words.selectExpr("word as first", "n as n_first"), "first")
            .join(words.selectExpr("word as last", "n as n_last"), "last")
            // Rounded before the bound, so that the last digits of another machine change nothing.
            .withColumn(
                "association",
                expr(
                    "round(ln(n * "
                        + stories
                        + "D / (n_first * n_last)) / -ln((n - 0.5D) / "
                        + stories
                        + "D), 9)"))
            .where(col("association").geq(LEAST_ASSOCIATION))
            .orderBy(col("n").desc(), col("phrase"))
            .limit(MOST_PHRASES)
            .select("phrase")
            .as(Encoders.STRING())
            .collectAsList());
  }

  private static String[] distinct(List<String> values) {
    return values.stream().distinct().toArray(String[]::new);
  }

  private static Dataset<Row> counted(Dataset<Row> rows, String key, String name) {
    return rows.groupBy(key).agg(count(lit(1)).as(name));
  }

  /**
   * The terms of originals, by the rules of {@link Vocabulary#of}: a total order, so that it never
   * depends on the rows'.
   */
  static Vocabulary vocabulary(Dataset<Row> originals, long stories) {
    Dataset<Row> each =
        originals
            .selectExpr("id", "explode(arrays_zip(terms, forms)) as term")
            .selectExpr("id", "term.terms as term", "term.forms as form");
    Dataset<Row> forms =
        each.groupBy("term", "form")
            .agg(count(lit(1)).as("n"))
            .groupBy("term")
            .agg(
                expr("max_by(form, struct(if(form = lower(form), " + SMALL + " * n, n), form))")
                    .as("form"));
    List<Vocabulary.Term> terms =
        each
            .select("id", "term")
            .distinct()
            .groupBy("term")
            .agg(count(lit(1)).as("stories"))
            .where(col("stories").geq(Vocabulary.FEWEST_STORIES))
            .where(col("stories").leq(Vocabulary.mostStories(stories)))
            .orderBy(col("stories").desc(), col("term"))
            .limit(Vocabulary.MOST_TERMS)
            .join(forms, "term")
            .orderBy(col("stories").desc(), col("term"))
            .select("term", "form", "stories")
            .collectAsList()
            .stream()
            .map(row -> new Vocabulary.Term(row.getString(0), row.getString(1), row.getLong(2)))
            .toList();
    return new Vocabulary(terms, stories);
  }
}
