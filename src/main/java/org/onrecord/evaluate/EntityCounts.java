package org.onrecord.evaluate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Entities right, too many and missed, by kind. */
final class EntityCounts {
  /** Right, predicted and gold, by kind. */
  private final Map<String, long[]> byKind = new TreeMap<>();

  private static final int RIGHT = 0;
  private static final int PREDICTED = 1;
  private static final int GOLD = 2;

  /** An entity is its kind and its place; tokens {@code [start, end)} of a sentence. */
  record Entity(int sentence, int start, int end, String kind) {}

  static EntityCounts of(Set<Entity> gold, Set<Entity> predicted) {
    EntityCounts counts = new EntityCounts();
    for (Entity entity : gold) {
      counts.cells(entity.kind)[GOLD]++;
      if (predicted.contains(entity)) {
        counts.cells(entity.kind)[RIGHT]++;
      }
    }
    for (Entity entity : predicted) {
      counts.cells(entity.kind)[PREDICTED]++;
    }
    return counts;
  }

  /** Of a sample in which document {@code i} is {@code times[i]} times. */
  static EntityCounts sum(List<EntityCounts> documents, int[] times) {
    EntityCounts sum = new EntityCounts();
    for (int i = 0; i < times.length; i++) {
      if (times[i] == 0) {
        continue;
      }
      for (Map.Entry<String, long[]> entry : documents.get(i).byKind.entrySet()) {
        long[] cells = sum.cells(entry.getKey());
        for (int c = 0; c < cells.length; c++) {
          cells[c] += times[i] * entry.getValue()[c];
        }
      }
    }
    return sum;
  }

  /** The figures of all entities, and of each kind that the gold has, sorted. */
  EntityScores scores() {
    long[] all = new long[3];
    Map<String, PrecisionRecall> kinds = new LinkedHashMap<>();
    byKind.forEach(
        (kind, cells) -> {
          for (int c = 0; c < all.length; c++) {
            all[c] += cells[c];
          }
          if (cells[GOLD] > 0) {
            kinds.put(kind, figures(cells));
          }
        });
    return new EntityScores(figures(all), kinds);
  }

  private static PrecisionRecall figures(long[] cells) {
    return PrecisionRecall.of(
        cells[RIGHT], cells[PREDICTED] - cells[RIGHT], cells[GOLD] - cells[RIGHT]);
  }

  private long[] cells(String kind) {
    return byKind.computeIfAbsent(kind, k -> new long[3]);
  }

  /** The entities that a document's tags mark, read as score.py does. */
  static Set<Entity> entities(TaggedDocument document) {
    Set<Entity> out = new HashSet<>();
    for (int s = 0; s < document.sentences().size(); s++) {
      List<String> tags = document.sentences().get(s).tags();
      String kind = "";
      int start = 0;
      for (int i = 0; i <= tags.size(); i++) {
        String tag = i < tags.size() ? tags.get(i) : "O";
        if (!kind.isEmpty() && !tag.equals("I-" + kind)) {
          out.add(new Entity(s, start, i, kind));
          kind = "";
        }
        // An I- tag that continues nothing begins an entity: IOB1 is read too.
        if (tag.startsWith("B-") || (tag.startsWith("I-") && kind.isEmpty())) {
          start = i;
          kind = tag.substring(2);
        }
      }
    }
    return out;
  }
}
