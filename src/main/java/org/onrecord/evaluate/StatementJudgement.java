package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.evaluate.StatementMatches.Match;
import org.onrecord.evaluate.StatementMatches.Side;
import org.onrecord.statement.StatementKind;
import org.onrecord.text.Span;

/**
 * What became of one statement: of the gold, of the prediction, or of both where the two are one or
 * share their cue. At least one is there.
 *
 * @param document its id
 * @param gold the annotators'
 * @param predicted the program's
 * @param cue the gold's reporting words in lower case, or else the program's; empty if it has none
 * @param source how the program's source names the speaker, or else the gold's: in lower case,
 *     {@link #WITH_NAME} where it has a capital; empty if there is none
 * @param kind how the gold's content is rendered, or else the program's
 * @param found whether the two are one statement
 * @param complete whether a gold statement without a speaker has none that the story names
 * @param errors what is wrong
 */
record StatementJudgement(
    String document,
    Optional<Attribution> gold,
    Optional<Attribution> predicted,
    String cue,
    String source,
    StatementKind kind,
    boolean found,
    boolean complete,
    Set<StatementError> errors) {
  /** What stands for the words of sources with a name in them. */
  static final String WITH_NAME = "(with a name)";

  /** What a source without a name may begin with, at the beginning of a sentence. */
  private static final Pattern NAMELESS =
      Pattern.compile(
          "(?:the|a|an|one|two|some|many|he|she|it|they|we|i|his|her|its|their|our|my|this|that)\\b",
          Pattern.CASE_INSENSITIVE);

  StatementJudgement {
    errors = Collections.unmodifiableSet(errors);
  }

  /** All statements of a document, matches first. */
  static List<StatementJudgement> of(StatementMatches pairs) {
    List<StatementJudgement> out = new ArrayList<>();
    for (Match match : pairs.matches()) {
      out.add(judgement(pairs, match.gold(), match.predicted(), true, errors(pairs, match)));
    }
    List<Side> ours = new ArrayList<>(pairs.onlyPredicted());
    for (Side gold : pairs.onlyGold()) {
      Optional<Side> same =
          ours.stream().filter(side -> side.cue().shared(gold.cue()) > 0).findFirst();
      same.ifPresent(side -> ours.removeIf(other -> other.place() == side.place()));
      out.add(
          judgement(
              pairs,
              gold,
              same.orElse(null),
              false,
              EnumSet.of(same.isPresent() ? StatementError.OTHER_CONTENT : StatementError.MISSED)));
    }
    for (Side side : ours) {
      out.add(judgement(pairs, null, side, false, EnumSet.of(StatementError.INVENTED)));
    }
    return out;
  }

  private static StatementJudgement judgement(
      StatementMatches pairs,
      Side gold,
      Side predicted,
      boolean found,
      Set<StatementError> errors) {
    Side named = gold == null ? predicted : gold;
    return new StatementJudgement(
        pairs.document().id(),
        Optional.ofNullable(gold).map(Side::attribution),
        Optional.ofNullable(predicted).map(Side::attribution),
        cue(pairs.tokens(), named.attribution()),
        source(pairs.tokens(), (predicted == null ? gold : predicted).attribution()),
        named.kind(),
        found,
        pairs.document().speakers() == GoldDocument.Speakers.COMPLETE,
        errors);
  }

  /** The reporting words in lower case, parted by spaces. */
  static String cue(Tokens tokens, Attribution attribution) {
    return words(tokens, attribution.cue()).toLowerCase(Locale.ROOT);
  }

  private static String source(Tokens tokens, Attribution attribution) {
    String words = words(tokens, attribution.source());
    Matcher first = NAMELESS.matcher(words);
    String rest = first.lookingAt() ? words.substring(first.end()) : words;
    return rest.chars().anyMatch(Character::isUpperCase)
        ? WITH_NAME
        : words.toLowerCase(Locale.ROOT);
  }

  /** The words of spans, parted by one space each. */
  private static String words(Tokens tokens, List<Span> spans) {
    return spans.stream()
        .map(span -> PythonText.strip(tokens.quote(span)).replaceAll("\\s+", " "))
        .collect(Collectors.joining(" "));
  }

  /** Whether the gold names its speaker. */
  boolean hasGoldSpeaker() {
    return gold.filter(Attribution::isNamed).isPresent();
  }

  /** Whether the program names its speaker. */
  boolean hasGivenSpeaker() {
    return predicted.filter(Attribution::isNamed).isPresent();
  }

  /** Whether the gold tells if a speaker that the program gives is right. */
  boolean tellsSpeaker() {
    return complete || hasGoldSpeaker();
  }

  /** What is wrong with the speaker; empty where it is right, or the statement was not found. */
  Optional<SpeakerError> speakerError() {
    if (!found) {
      return Optional.empty();
    }
    if (!hasGoldSpeaker()) {
      return hasGivenSpeaker() && complete
          ? Optional.of(SpeakerError.NEEDLESS_SPEAKER)
          : Optional.empty();
    }
    if (!hasGivenSpeaker()) {
      return Optional.of(SpeakerError.NO_SPEAKER);
    }
    return StatementCounts.isSameName(gold.get().speaker(), predicted.get().speaker())
        ? Optional.empty()
        : Optional.of(SpeakerError.OTHER_SPEAKER);
  }

  private static Set<StatementError> errors(StatementMatches pairs, Match match) {
    Set<StatementError> errors = EnumSet.noneOf(StatementError.class);
    if (!match.isExact()) {
      errors.add(contentError(pairs.tokens(), match));
    }
    if (!match.hasSameSource()) {
      errors.add(
          match.predicted().source().isEmpty()
              ? StatementError.SOURCE_MISSED
              : match.gold().source().isEmpty()
                  ? StatementError.SOURCE_INVENTED
                  : StatementError.OTHER_SOURCE);
    }
    return errors;
  }

  private static StatementError contentError(Tokens tokens, Match match) {
    TokenSet wanted = match.gold().content();
    TokenSet given = match.predicted().content();
    boolean lacks = hasWordsBeyond(tokens, wanted, given);
    boolean more = hasWordsBeyond(tokens, given, wanted);
    if (lacks) {
      return more ? StatementError.CONTENT_SHIFTED : StatementError.CONTENT_SHORTER;
    }
    return more ? StatementError.CONTENT_LONGER : StatementError.PUNCTUATION;
  }

  private static boolean hasWordsBeyond(Tokens tokens, TokenSet one, TokenSet other) {
    for (int token = 0; token < tokens.count(); token++) {
      if (one.contains(token)
          && !other.contains(token)
          && PythonText.isWord(tokens.initial(token))) {
        return true;
      }
    }
    return false;
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", document);
    errors.forEach(error -> out.withArray("errors").add(error.label()));
    speakerError().ifPresent(error -> out.withArray("errors").add(error.label()));
    out.put("kind", kind.name().toLowerCase(Locale.ROOT)).put("cue", cue);
    gold.ifPresent(attribution -> out.set("gold", attribution.json()));
    predicted.ifPresent(attribution -> out.set("predicted", attribution.json()));
    return out;
  }
}
