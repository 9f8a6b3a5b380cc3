package org.onrecord.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.report.Summary.Listing;
import org.onrecord.text.Span;
import org.onrecord.trend.ToneChange;

/** Small summaries made by hand. */
final class Summaries {
  static final LocalDate DAY = LocalDate.of(2024, 4, 1);

  private Summaries() {}

  static Summary empty() {
    return over(none());
  }

  /** Weeks in a row with so many statements each, and nothing else. */
  static Summary overWeeks(long... statements) {
    List<Summary.Week> weeks = new ArrayList<>();
    for (long each : statements) {
      LocalDate monday = LocalDate.of(2024, 4, 1).plusWeeks(weeks.size());
      weeks.add(new Summary.Week(Weeks.name(monday), monday, each, each));
    }
    return over(new Summary.Listing<>(weeks.size(), weeks));
  }

  private static Summary over(Summary.Listing<Summary.Week> weeks) {
    return new Summary(
        "r1",
        counts(0, 0),
        null,
        Selection.ALL,
        null,
        none(),
        none(),
        weeks,
        none(),
        none(),
        none(),
        none(),
        none(),
        none(),
        none(),
        none(),
        none(),
        none());
  }

  /** One story with one statement, in which {@code hostile} stands wherever a story has a say. */
  private static Summary saying(String hostile, String url, String speaker) {
    String text = hostile + "\n\n“Yes,” said " + hostile + ".\n";
    int second = hostile.codePointCount(0, hostile.length()) + 2;
    Span content = new Span(second, second + 6);
    Span cue = new Span(second + 7, second + 11);
    Span source = new Span(second + 12, second + 12 + second - 2);
    String doc = "doc " + hostile;
    Summary.Statement statement =
        new Summary.Statement(
            "s1",
            doc,
            doc,
            "u1",
            "x",
            1,
            DAY,
            "direct",
            0,
            hostile,
            "said",
            hostile,
            List.of(source),
            List.of(cue),
            List.of(content),
            speaker,
            speaker,
            speaker,
            speaker,
            speaker == null ? null : 0.9,
            null,
            -0.5,
            0.8,
            new Summary.Passage(second, text.substring(text.offsetByCodePoints(0, second)), false),
            List.of(new Summary.Towards("t1", hostile, "negative", -0.5)),
            hostile,
            hostile,
            hostile,
            1,
            url);
    Summary.StoryLine line = new Summary.StoryLine(doc, hostile, 1, hostile, DAY, "de", hostile);
    return new Summary(
        "r1",
        counts(1, 1),
        new Summary.Period(DAY, DAY),
        new Selection(null, Map.of(Selection.Filter.TARGETS, List.of(hostile))),
        new Summary.News(
            Dates.around(Dates.Kind.WEEK, DAY),
            one(saidBy(hostile)),
            one(new Summary.Rise("target", "t1", hostile, 3, 1, 0.01, 0.05)),
            List.of(new Summary.TopicNews(hostile, "new"))),
        one(saidBy(hostile)),
        one(new Summary.Target("t1", hostile, "person", 1, 1, 1, 0, 0, -0.5)),
        one(new Summary.Week("2024-W14", DAY, 1, 1)),
        one(
            new Summary.Change(
                "p1",
                hostile,
                "t1",
                hostile,
                DAY,
                new ToneChange.Labels(2, 0, 0),
                new ToneChange.Labels(0, 0, 2),
                0.3,
                0.3,
                example(doc, speaker, hostile),
                example(doc, speaker, hostile))),
        one(
            new Summary.Relation(
                "p1",
                hostile,
                "t1",
                hostile,
                1,
                1,
                0,
                0,
                -0.5,
                List.of(example(doc, speaker, hostile)))),
        one(
            new Summary.Topic(
                "x",
                hostile,
                List.of(new Summary.Term(hostile, 1)),
                0.5,
                1,
                List.of(1L),
                0.1,
                List.of(example(doc, speaker, hostile)))),
        one(statement),
        one(
            new Summary.Story(
                doc,
                hostile,
                hostile,
                1,
                url,
                DAY,
                "field",
                hostile,
                2,
                0,
                text,
                text.codePointCount(0, text.length()),
                1)),
        one(new Summary.Source(hostile, 1, 0, 1, 1, 0, DAY, DAY)),
        one(new Summary.Reject(hostile, 1, "bad_json", hostile, hostile)),
        one(line),
        one(line),
        one(new Summary.Copies(line, one(line))));
  }

  /** A story that says the same so many times. */
  static Summary withStatements(int count, String hostile) {
    Summary one = saying(hostile, null);
    Summary.Statement first = one.statements().shown().get(0);
    List<Summary.Statement> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new Summary.Statement(
              "s" + i,
              first.docId(),
              first.clusterId(),
              "u" + i,
              first.topicId(),
              i + 1,
              first.published(),
              first.kind(),
              first.depth(),
              first.sourceText(),
              first.cueText(),
              first.contentText(),
              first.sourceSpans(),
              first.cueSpans(),
              first.contentSpans(),
              first.speakerId(),
              first.speakerName(),
              first.speakerRole(),
              first.speakerCountry(),
              first.speakerConfidence(),
              first.speechAct(),
              first.tone(),
              first.confidence(),
              first.passage(),
              first.targets(),
              first.title(),
              first.agency(),
              first.sourcePath(),
              first.storyPosition(),
              first.url()));
    }
    return new Summary(
        one.runId(),
        one.counts(),
        one.period(),
        one.about(),
        one.news(),
        one.speakers(),
        one.targets(),
        one.weeks(),
        one.changes(),
        one.relations(),
        one.topics(),
        new Listing<>(count, all),
        one.stories(),
        one.sources(),
        one.rejects(),
        one.undated(),
        one.otherLanguages(),
        one.copies());
  }

  private static Summary.Speaker saidBy(String name) {
    return new Summary.Speaker(
        "p1",
        name,
        "person",
        name,
        name,
        1,
        1,
        1,
        DAY,
        DAY,
        -0.5,
        List.of(new Summary.OnTopic("x", name, 1)));
  }

  private static Summary.Example example(String doc, String speaker, String words) {
    return new Summary.Example("s1", doc, DAY, speaker, words, words);
  }

  /** Of a story in which nobody is named. */
  static Summary withoutSpeaker() {
    return saying("They", null, null);
  }

  static Summary saying(String hostile, String url) {
    return saying(hostile, url, hostile);
  }

  static Summary.Counts counts(long stories, long statements) {
    return new Summary.Counts(
        stories,
        stories,
        0,
        statements,
        statements,
        statements,
        statements,
        0,
        0,
        0,
        statements,
        statements,
        0,
        stories,
        stories,
        stories,
        0,
        Map.of("en", stories),
        Map.of("bad_json", stories));
  }

  static <T> Listing<T> one(T item) {
    return new Listing<>(1, List.of(item));
  }

  static <T> Listing<T> none() {
    return new Listing<>(0, List.of());
  }
}
