package org.onrecord.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins things that were found to belong together, pair by pair (union-find). Memory grows with the
 * pairs' members.
 */
public final class Components {
  private final Map<String, String> parent = new HashMap<>();

  /** The two belong together. */
  public void join(String a, String b) {
    String rootA = root(a);
    String rootB = root(b);
    // The smaller id leads, so that the result does not depend on the order of the pairs.
    if (rootA.compareTo(rootB) < 0) {
      parent.put(rootB, rootA);
    } else if (!rootA.equals(rootB)) {
      parent.put(rootA, rootB);
    }
  }

  /** Every member with its component's smallest id, sorted. */
  public Map<String, String> components() {
    Map<String, String> all = new TreeMap<>();
    for (String member : parent.keySet().toArray(String[]::new)) {
      all.put(member, root(member));
    }
    return all;
  }

  private String root(String member) {
    String at = member;
    String up = parent.computeIfAbsent(at, m -> m);
    while (!up.equals(at)) {
      // Halving the path keeps later walks short.
      String next = parent.get(up);
      parent.put(at, next);
      at = up;
      up = next;
    }
    return at;
  }
}
