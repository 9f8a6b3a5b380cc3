package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How well entities were found: the figures of score.py's verb {@code entities}. An entity counts
 * when its kind and both ends are right (CoNLL-2003 shared task, Tjong Kim Sang and De Meulder
 * 2003).
 *
 * @param all all kinds together; a predicted kind that the gold lacks counts as wrong
 * @param kinds each kind that the gold has, sorted
 */
public record EntityScores(PrecisionRecall all, Map<String, PrecisionRecall> kinds)
    implements Scores {
  /** Copies the map, in its order. */
  public EntityScores {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }

  /**
   * Scores a prediction file.
   *
   * @throws MalformedFileException naming the file and the line
   */
  public static EntityScores of(Path gold, Path predicted) {
    Map<String, Set<EntityCounts.Entity>> ours = read(predicted);
    List<EntityCounts> documents = new ArrayList<>();
    read(gold)
        .forEach(
            (id, wanted) -> {
              Set<EntityCounts.Entity> given = ours.remove(id);
              documents.add(EntityCounts.of(wanted, given == null ? Set.of() : given));
            });
    // What is left was predicted for documents that the gold does not have.
    ours.values().forEach(given -> documents.add(EntityCounts.of(Set.of(), given)));
    return of(documents);
  }

  static EntityScores of(List<EntityCounts> documents) {
    int[] once = new int[documents.size()];
    Arrays.fill(once, 1);
    return EntityCounts.sum(documents, once).scores();
  }

  private static Map<String, Set<EntityCounts.Entity>> read(Path file) {
    Map<String, Set<EntityCounts.Entity>> out = new LinkedHashMap<>();
    try (Stream<TaggedDocument> documents = TaggedDocument.read(file)) {
      documents.forEach(
          document ->
              out.computeIfAbsent(document.id(), id -> new HashSet<>())
                  .addAll(EntityCounts.entities(document)));
    }
    return out;
  }

  @Override
  public ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("all", all.json());
    kinds.forEach((kind, figures) -> out.set(kind, figures.json()));
    return out;
  }
}
