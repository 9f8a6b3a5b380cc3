package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells which language a text is written in, by Apache OpenNLP's language model (183 languages).
 */
public final class StoryLanguage {
  /** The language that statements are read in. */
  public static final String ENGLISH = "en";

  private static final String MODEL = "/langdetect-183.bin";

  /** Characters of the text that are looked at; more does not make it surer. */
  private static final int LOOKED_AT = 1000;

  /** Letters below which a text is too short to tell. */
  private static final int FEWEST_LETTERS = 40;

  /**
   * Probability below which a language other than English counts as unknown. Tables of prices and
   * earnings look like anything, but never surely so: none of 3,000 Reuters stories was taken for
   * another language at this bound.
   */
  private static final double LEAST_SURE = 0.5;

  private final LanguageDetectorME detector;

  /** Loads the model, which takes a moment; use one instance a thread. */
  public StoryLanguage() {
    try (InputStream in = StoryLanguage.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("the language model " + MODEL + " is not in the jar");
      }
      detector = new LanguageDetectorME(new LanguageDetectorModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The ISO 639-1 code of the text's language, its three-letter code if it has no other; empty if
   * it cannot be told.
   */
  public Optional<String> of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
    if (beginning.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
      return Optional.empty();
    }
    Language best = detector.predictLanguage(beginning);
    String code = LanguageCode.of(best.getLang()).orElse(best.getLang());
    boolean sure = code.equals(ENGLISH) || best.getConfidence() >= LEAST_SURE;
    return sure ? Optional.of(code) : Optional.empty();
  }
}
