package org.onrecord.table;

import static org.onrecord.table.Table.Column.optional;
import static org.onrecord.table.Table.Column.required;

import java.util.List;
import java.util.Optional;

/** The published tables. Names and columns are a contract: add to them, do not rename. */
public final class Tables {
  /** Raised when a column is renamed, removed or changes its meaning; additions keep it. */
  public static final int SCHEMA_VERSION = 1;

  private static final String SPAN = "struct<start:int,end:int>";
  private static final String SPANS = "array<" + SPAN + ">";

  /** The stories. */
  public static final Table DOCUMENTS =
      Table.of(
          "documents",
          "A story that was read.",
          List.of("doc_id"),
          required("doc_id", "string", "The id that the record gives, else a hash of the text."),
          required("source_path", "string", "The file it stands in, as the user named it."),
          required(
              "position",
              "bigint",
              "Its place in that file, from 1: the line in JSON Lines and CSV, else the number of the record."),
          optional("title", "string", "The headline, where the record gives one."),
          optional(
              "published",
              "date",
              "Date of publication (UTC); null if nothing tells, never today's."),
          required(
              "date_origin",
              "string",
              "Where `published` comes from: header, field, dateline, path or unknown."),
          optional(
              "agency",
              "string",
              "Who published it: the record's source, else the dateline's agency, else the first credit."),
          required(
              "credits",
              "array<string>",
              "The agencies named in its credit or dateline, in order."),
          required("authors", "array<string>", "The authors, where the record gives them."),
          optional("url", "string", "Its address, where the record gives one."),
          optional(
              "language",
              "string",
              "ISO 639-1 code; null if it cannot be told. Statements are read in English stories and in those whose language cannot be told."),
          required(
              "text", "string", "The text exactly as given; all offsets count its code points."),
          required("text_sha256", "string", "SHA-256 of the text in UTF-8, hexadecimal."),
          required(
              "body_start",
              "int",
              "Offset at which the story itself begins, behind a date prefix and a dateline; before a heading that stands above the dateline."),
          required(
              "body_end",
              "int",
              "Offset behind the story's last sign, before its credit; equal to body_start if nothing is left."),
          required(
              "cluster_id",
              "string",
              "Stories that are copies or near copies of one wire story share it: the doc_id of the original."),
          required(
              "cluster_size", "bigint", "Stories in the cluster, 1 for a story without copies."),
          required("is_original", "boolean", "Whether it is the earliest of its cluster."),
          required(
              "sentence_count",
              "int",
              "Sentences of the body; 0 if it was not read (another language)."),
          required(
              "token_count",
              "int",
              "Runs of word characters and single other signs in the body; 0 if it was not read."));

  /** Who said what. */
  public static final Table STATEMENTS =
      Table.of(
          "statements",
          "A statement: somebody says something, directly or indirectly.",
          List.of("statement_id"),
          required("statement_id", "string", "Hash of doc_id and spans; the same from run to run."),
          required("doc_id", "string", "The story."),
          required("cluster_id", "string", "The story's cluster; count clusters, not copies."),
          required(
              "utterance_id",
              "string",
              "Shared by statements that report one utterance: the statement_id of the first that does. Of one speaker within three days, in full, cut or in other words; where nobody knows who spoke or when, in copies of one story and the same words alone."),
          required("position", "int", "Its place among the story's statements, from 1."),
          optional("published", "date", "The story's date; null if it has none."),
          required(
              "kind", "string", "direct (each content span is one quotation), indirect or mixed."),
          required(
              "depth",
              "int",
              "0 for a statement of the story's own, 1 for one inside another's content, and so on."),
          required(
              "source_text",
              "string",
              "The words that name the source; empty if it is left out. Several spans are joined by a space."),
          required("cue_text", "string", "The reporting words; empty for a bare quotation."),
          required("content_text", "string", "What was said."),
          required("source_spans", SPANS, "Offsets of source_text."),
          required("cue_spans", SPANS, "Offsets of cue_text."),
          required("content_spans", SPANS, "Offsets of content_text."),
          required("sentence_spans", SPANS, "Offsets of the sentences that the statement touches."),
          optional(
              "addressee_text",
              "string",
              "To whom it was said, where the story tells (\"told Parliament that …\")."),
          optional("addressee_span", SPAN, "Offsets of addressee_text."),
          optional("addressee_id", "string", "The addressee's id, as in speakers."),
          optional(
              "speaker_id",
              "string",
              "Who said it; null if the story does not tell, or not surely enough."),
          optional("speaker_name", "string", "The speaker's name; null with speaker_id."),
          optional(
              "speaker_role",
              "string",
              "Office or occupation as this story gives it, or as the actors file does."),
          optional("speaker_country", "string", "The speaker's country, ISO 3166-1 alpha-3."),
          optional(
              "speaker_confidence",
              "double",
              "How sure the speaker is, 0 to 1; null with speaker_id."),
          required(
              "speaker_corrected",
              "boolean",
              "Whether the corrections file tells who the speaker is, or that nobody is."),
          required(
              "speech_act",
              "string",
              "What the speaker does by it: states, announces, asks, requests, promises, warns, denies, praises, criticises, proposes, predicts, agrees, thinks, intends."),
          required(
              "negated",
              "boolean",
              "Whether it is said not to have been made (\"did not say\"), or its content not to be so (\"denied\")."),
          required(
              "modality",
              "string",
              "Whether it has been made: actual, possible (\"may say\"), future (\"will say\"), obligatory (\"should say\"), alleged (\"reportedly said\")."),
          optional(
              "tone", "double", "Tone of the statement as a whole, −1 (hostile) to 1 (friendly)."),
          required(
              "confidence",
              "double",
              "How sure the reader is that this is a statement with these spans, 0 to 1."));

  /** Where names stand. */
  public static final Table MENTIONS =
      Table.of(
          "mentions",
          "A place where a story names somebody or something.",
          List.of("mention_id"),
          required("doc_id", "string", "The story."),
          required("mention_id", "string", "Hash of doc_id and span."),
          required("start", "int", "Offset of its first code point."),
          required("end", "int", "Offset behind its last code point."),
          required("text", "string", "The name as it stands there."),
          required("kind", "string", "person, organisation, country, group or place."),
          required("entity_id", "string", "Who or what it names; the same id space as speakers."));

  /** Who speaks. */
  public static final Table SPEAKERS =
      Table.of(
          "speakers",
          "Whoever made at least one statement.",
          List.of("speaker_id"),
          required(
              "speaker_id",
              "string",
              "The actors file's id, else a hash of kind and name (of a country, its code; of a namesake met later, country and office too; of a body of nobody knows which country, its story)."),
          required("name", "string", "The fullest name, or the actors file's."),
          required(
              "kind",
              "string",
              "person, organisation, country, group, or a place that stands for its government."),
          optional(
              "role",
              "string",
              "Latest office or occupation that a story gives, or what an organisation is (\"newspaper\"); or the actors file's."),
          optional("country", "string", "ISO 3166-1 alpha-3."),
          required("aliases", "array<string>", "Other names that stories use, sorted."),
          required("statement_count", "bigint", "Statements."),
          required("story_count", "bigint", "Stories with at least one."),
          required("cluster_count", "bigint", "Clusters of copies with at least one."),
          optional("first_date", "date", "Earliest dated statement; null if none is dated."),
          optional("last_date", "date", "Latest dated statement; null if none is dated."));

  /** Tone towards targets. */
  public static final Table SENTIMENTS =
      Table.of(
          "sentiments",
          "The tone of one statement towards one target.",
          List.of("statement_id", "target_id"),
          required("statement_id", "string", "The statement."),
          required("target_id", "string", "Whom it is about; the same id space as speakers."),
          required("target_name", "string", "The target's name."),
          required("target_kind", "string", "person, organisation, country or group."),
          required("target_spans", SPANS, "Where the content names it, one span a mention."),
          required("label", "string", "negative, neutral or positive."),
          required("polarity", "double", "Probability of positive less that of negative, −1 to 1."),
          required("confidence", "double", "Probability of the label, 0 to 1."));

  /** Numbers about a statement. */
  public static final Table FEATURES =
      Table.of(
          "features",
          "What a classifier may learn from: one row a statement, of its content. How tense, person, hedges and modality are told, org.onrecord.style.StyleReader says.",
          List.of("statement_id"),
          required("statement_id", "string", "The statement."),
          required("tokens", "array<string>", "Words, lower case, in order."),
          required(
              "lemmas",
              "array<string>",
              "Terms in order: lemmas without stop words, and phrases as one term."),
          required("token_count", "int", "Number of tokens."),
          required("sentence_count", "int", "Sentences, 0 without tokens."),
          optional(
              "type_token_ratio",
              "double",
              "Distinct tokens by tokens, 0 to 1; null without tokens."),
          optional("mean_token_length", "double", "Code points a token; null without tokens."),
          optional(
              "reading_ease",
              "double",
              "Flesch's reading ease (1948), about 0 (hard) to 100 (easy); null without tokens."),
          required("past_count", "int", "Verb groups in a past tense."),
          required(
              "present_count", "int", "Verb groups that an auxiliary shows to be in the present."),
          required("future_count", "int", "Verb groups of the future."),
          required("first_person_count", "int", "Pronouns of the first person."),
          required("second_person_count", "int", "Pronouns of the second person."),
          required("third_person_count", "int", "Pronouns of the third person."),
          required("hedge_count", "int", "Words by which a speaker holds back (\"perhaps\")."),
          required("possibility_count", "int", "Modal verbs of what can be (\"may\")."),
          required("obligation_count", "int", "Modal verbs of what has to be (\"must\")."),
          required("conditional_count", "int", "\"would\"."),
          required("negation_count", "int", "\"not\", \"never\", \"no\" and the like."),
          required(
              "tfidf",
              "struct<size:int,indices:array<int>,values:array<double>>",
              "TF-IDF of the lemmas over the run's vocabulary, a sparse vector of unit length: (1 + ln tf) · ln(N / df)."),
          optional(
              "embedding",
              "array<float>",
              "What the content is about, as a vector of unit length: the scalar product of two is their likeness; null without words."));

  /** What it is about. */
  public static final Table TOPICS =
      Table.of(
          "topics",
          "A topic of this run's model.",
          List.of("topic_id"),
          required(
              "topic_id",
              "string",
              "That of the earlier run's topic that it goes on from, else a hash of run and terms."),
          required("label", "string", "A name for people, two to four words of its best terms."),
          required(
              "terms",
              "array<struct<term:string,weight:double>>",
              "At most twenty terms that many of its stories hold and few others, heaviest first."),
          optional(
              "coherence",
              "double",
              "NPMI of its ten best terms over the stories (Lau et al. 2014), −1 to 1."),
          required("share", "double", "Mean weight over stories, 0 to 1."),
          required("example_statement_ids", "array<string>", "Statements that represent it best."),
          required("example_doc_ids", "array<string>", "Stories that represent it best."),
          optional(
              "status",
              "string",
              "kept, new, split or merged against the run that is continued; null if none is."),
          optional("previous_topic_id", "string", "The earlier run's topic that it goes on from."));

  /** Topics of statements. */
  public static final Table STATEMENT_TOPICS =
      Table.of(
          "statement_topics",
          "The weight of a topic in a statement.",
          List.of("id", "topic_id"),
          required("id", "string", "statement_id."),
          required("topic_id", "string", "The topic."),
          required(
              "weight",
              "double",
              "0 to 1; weights under 0.05 are left out, and all where no topic fits."));

  /** Topics of stories. */
  public static final Table DOCUMENT_TOPICS =
      Table.of(
          "document_topics",
          "The weight of a topic in a story.",
          List.of("id", "topic_id"),
          required("id", "string", "doc_id."),
          required("topic_id", "string", "The topic."),
          required(
              "weight",
              "double",
              "0 to 1; weights under 0.05 are left out, and all where no topic fits."));

  /** Who is how towards whom, by period. */
  public static final Table RELATIONS =
      Table.of(
          "relations",
          "What one speaker said about one target in one week.",
          List.of("speaker_id", "target_id", "period"),
          required("speaker_id", "string", "Who speaks."),
          required("target_id", "string", "About whom."),
          required("period", "string", "ISO week, as 2021-W35."),
          required("period_start", "date", "The week's Monday."),
          required("statement_count", "bigint", "Statements, copies included."),
          required("cluster_count", "bigint", "Clusters of copies with at least one."),
          required(
              "negative",
              "bigint",
              "Utterances of a negative tone towards the target, reported by however many stories of the week."),
          required("neutral", "bigint", "Utterances of a neutral tone."),
          required("positive", "bigint", "Utterances of a positive tone."),
          required(
              "mean_polarity",
              "double",
              "Mean polarity over utterances, each as its first report has it."),
          optional(
              "p_value",
              "double",
              "Of the change against the week before: exact test of a trend over the three labels (Agresti, Mehta, Patel 1990); null if the speaker said nothing of the target then."),
          optional(
              "q_value",
              "double",
              "The false discovery rate (Benjamini, Hochberg 1995) among all pairs of this period if this change is taken for one."));

  /** Counts by period. */
  public static final Table TRENDS =
      Table.of(
          "trends",
          "How much was said by a speaker, about a target or on a topic in one week or month.",
          List.of("kind", "id", "period"),
          required("kind", "string", "speaker, target or topic."),
          required("id", "string", "speaker_id, target_id or topic_id."),
          required("granularity", "string", "week or month."),
          required("period", "string", "ISO week, as 2021-W35, or month, as 2021-08."),
          required("period_start", "date", "The week's Monday, or the month's first day."),
          required("statement_count", "bigint", "Statements, copies included."),
          required(
              "cluster_count",
              "bigint",
              "Clusters of copies with at least one; 0 in a period of stories right behind one that had some."),
          required(
              "period_cluster_count",
              "bigint",
              "Clusters of all stories of the period, of which cluster_count is a part."),
          optional(
              "previous_cluster_count",
              "bigint",
              "cluster_count of the period before; null if that has no story, so that there is nothing to compare."),
          optional(
              "mean_tone",
              "double",
              "Mean tone of the statements (for a target: mean polarity towards it), copies counted once."),
          optional(
              "p_value",
              "double",
              "Of the change against the period before: exact test of two Poisson rates, clusters of all clusters; null with previous_cluster_count."),
          optional(
              "q_value",
              "double",
              "The false discovery rate (Benjamini, Hochberg 1995) among all of this kind in this period if this change is taken for one."));

  /** What could not be read. */
  public static final Table REJECTS =
      Table.of(
          "rejects",
          "A record that did not become a story.",
          List.of("source_path", "position"),
          required("source_path", "string", "The file it stands in, as the user named it."),
          required("position", "bigint", "Its place in that file, from 1."),
          required(
              "reason",
              "string",
              "One of a fixed list: empty, not_text, bad_encoding, bad_json, bad_csv, bad_gzip, bad_parquet, missing_text, too_long, duplicate_id, unreadable."),
          required("detail", "string", "What is wrong, for a person."),
          required("sample", "string", "At most 200 characters of what was there."));

  private static final List<Table> ALL =
      List.of(
          DOCUMENTS,
          STATEMENTS,
          MENTIONS,
          SPEAKERS,
          SENTIMENTS,
          FEATURES,
          TOPICS,
          STATEMENT_TOPICS,
          DOCUMENT_TOPICS,
          RELATIONS,
          TRENDS,
          REJECTS);

  private Tables() {}

  /** All published tables, in the order of the documentation. */
  public static List<Table> all() {
    return ALL;
  }

  /** The table of that name. */
  public static Optional<Table> named(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
