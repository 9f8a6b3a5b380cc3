package org.onrecord.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.report.Summary.Relation;

/**
 * Who speaks in what tone of whom, as a matrix: columns are those most spoken of, rows those who
 * speak of them most, both by distinct stories.
 *
 * @param targets the columns' names
 * @param rows in order
 */
public record RelationMatrix(List<String> targets, List<Row> rows) {
  private static final int SPEAKERS = 12;
  private static final int TARGETS = 9;

  public RelationMatrix {
    targets = List.copyOf(targets);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param speaker their name
   * @param cells for each column the place of the relation in the list, from 0; empty if there is
   *     none
   */
  public record Row(String speaker, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  static RelationMatrix of(List<Relation> relations) {
    Map<String, String> speakers = new LinkedHashMap<>();
    Map<String, String> targets = new LinkedHashMap<>();
    Map<String, Long> told = new HashMap<>();
    Map<List<String>, Integer> places = new HashMap<>();
    for (Relation relation : relations) {
      speakers.putIfAbsent(relation.speakerId(), relation.speakerName());
      targets.putIfAbsent(relation.targetId(), relation.targetName());
      told.merge(relation.targetId(), relation.distinctStories(), Long::sum);
      places.put(List.of(relation.speakerId(), relation.targetId()), places.size());
    }
    List<String> most = most(targets.keySet(), told, TARGETS);
    Map<String, Long> spokenOfThem = new HashMap<>();
    relations.stream()
        .filter(relation -> most.contains(relation.targetId()))
        .forEach(r -> spokenOfThem.merge(r.speakerId(), r.distinctStories(), Long::sum));
    List<String> speaking = most(spokenOfThem.keySet(), spokenOfThem, SPEAKERS);
    List<String> columns =
        most.stream()
            .filter(t -> speaking.stream().anyMatch(s -> places.containsKey(List.of(s, t))))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (String speaker : speaking) {
      List<String> cells = new ArrayList<>();
      for (String target : columns) {
        Integer place = places.get(List.of(speaker, target));
        cells.add(place == null ? "" : place.toString());
      }
      rows.add(new Row(speakers.get(speaker), cells));
    }
    return new RelationMatrix(columns.stream().map(targets::get).toList(), rows);
  }

  private static List<String> most(Set<String> ids, Map<String, Long> stories, int limit) {
    return ids.stream()
        .sorted(Comparator.comparing((String id) -> -stories.get(id)).thenComparing(id -> id))
        .limit(limit)
        .toList();
  }
}
