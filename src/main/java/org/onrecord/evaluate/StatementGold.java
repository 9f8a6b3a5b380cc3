package org.onrecord.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where annotated statements are.
 *
 * @param file of {@link GoldDocument}s
 * @param texts of the stories, where {@code file} has ids and offsets alone
 * @param learntFrom the annotated stories from which the reader learnt, if its recall is to be told
 *     by how often it met a cue there
 */
public record StatementGold(Path file, Optional<Path> texts, Optional<Path> learntFrom) {
  /** A file with its texts, and no more. */
  public static StatementGold of(Path file) {
    return new StatementGold(file, Optional.empty(), Optional.empty());
  }

  /**
   * The documents; see {@link GoldDocument#read}. Where any of them has a statement inside another,
   * the annotators of the collection looked for such, and ours are compared in all of them.
   */
  Stream<GoldDocument> read() {
    boolean nested;
    try (Stream<GoldDocument> documents = documents()) {
      nested = documents.anyMatch(GoldDocument::hasNested);
    }
    return nested ? documents().map(GoldDocument::nested) : documents();
  }

  private Stream<GoldDocument> documents() {
    return texts.isPresent() ? GoldDocument.read(file, texts.get()) : GoldDocument.read(file);
  }
}
