package org.onrecord.corpus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * What surrounds the sentences of a wire story: date header, dateline and closing credits.
 *
 * <p>A pure function of the text. It looks at a thousand characters or so at each end, so that its
 * time is linear in white space and constant in everything else.
 *
 * @param headerDate the date of the {@code date YYYY-MM-DD} that the text begins with; null if none
 * @param body what people wrote: after header and dateline (a heading before the dateline is in
 *     it), before closing credits, without white space at its ends; null if nothing is left
 * @param datelinePlace where the story was filed; null if it does not say
 * @param datelineDate null unless the dateline gives day, month and year
 * @param datelineAgency the first agency that the dateline names; null if none
 * @param credits the agencies of the dateline, then those of the closing credits, each once
 * @param parts the parts of the body that no sentence spans: each line of a heading, and what
 *     stands behind the dateline that follows it; the whole body where there is no such heading;
 *     empty if nothing is left
 */
public record StoryForm(
    LocalDate headerDate,
    Span body,
    String datelinePlace,
    LocalDate datelineDate,
    String datelineAgency,
    List<String> credits,
    List<Span> parts) {
  private static final String HEADER_WORD = "date";
  private static final Pattern HEADER_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int DATE_LENGTH = "2021-08-30".length();

  public StoryForm {
    credits = List.copyOf(credits);
    parts = List.copyOf(parts);
  }

  /** The form of a story. */
  public static StoryForm of(StoryText text) {
    String view = text.view();
    int start = Blank.skip(view, 0);
    Optional<Header> header = Header.at(view, start);
    if (header.isPresent()) {
      start = Blank.skip(view, header.get().end);
    }
    Optional<Dateline> dateline = Dateline.at(view, start);
    Optional<Heading> heading = Optional.empty();
    if (dateline.isPresent()) {
      start = Blank.skip(view, dateline.get().end());
    } else {
      heading = Heading.at(view, start);
      dateline = heading.map(Heading::dateline);
    }
    Optional<ClosingCredit> closing = ClosingCredit.of(view, start);
    int end = Blank.trimEnd(view, closing.map(ClosingCredit::start).orElse(view.length()));
    List<String> fromDateline = dateline.map(Dateline::agencies).orElse(List.of());
    List<Span> parts = new ArrayList<>(heading.map(Heading::lines).orElse(List.of()));
    int rest = heading.isPresent() ? Blank.skip(view, dateline.get().end()) : start;
    if (rest < end) {
      parts.add(new Span(rest, end));
    }
    return new StoryForm(
        header.map(Header::date).orElse(null),
        start < end ? new Span(start, end) : null,
        dateline.map(Dateline::place).orElse(null),
        dateline.map(Dateline::date).orElse(null),
        fromDateline.isEmpty() ? null : fromDateline.get(0),
        distinct(fromDateline, closing.map(ClosingCredit::agencies).orElse(List.of())),
        parts);
  }

  /**
   * The parts of a stretch of a story that no sentence spans.
   *
   * @param body as {@link #body} has it; any other stretch is one part
   */
  public static List<Span> parts(StoryText text, Span body) {
    StoryForm form = of(text);
    return body.equals(form.body) ? form.parts : List.of(body);
  }

  /** Agencies are one whatever their case: dpa and DPA. */
  private static List<String> distinct(List<String> first, List<String> then) {
    List<String> names = new ArrayList<>(first);
    names.addAll(then);
    List<String> seen = new ArrayList<>();
    names.removeIf(
        name -> {
          String key = name.toLowerCase(Locale.ROOT);
          return seen.contains(key) || !seen.add(key);
        });
    return names;
  }

  /**
   * {@code date YYYY-MM-DD}, and where it ends. A header with a day that no calendar has is still
   * no part of the story.
   *
   * @param date null if there is no such day
   */
  private record Header(LocalDate date, int end) {
    static Optional<Header> at(String view, int start) {
      if (!view.regionMatches(true, start, HEADER_WORD, 0, HEADER_WORD.length())) {
        return Optional.empty();
      }
      int blank = start + HEADER_WORD.length();
      int from = Blank.skip(view, blank);
      int end = from + DATE_LENGTH;
      if (from == blank
          || end > view.length()
          || (end < view.length() && !Blank.is(view.charAt(end)))) {
        return Optional.empty();
      }
      String written = view.substring(from, end);
      // Only this one form, though a publication date may have others.
      if (!HEADER_DATE.matcher(written).matches()) {
        return Optional.empty();
      }
      return Optional.of(new Header(PublicationDate.of(written).orElse(null), end));
    }
  }
}
