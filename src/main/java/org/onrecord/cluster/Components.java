package org.onrecord.cluster;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Joins things that were found to belong together, pair by pair (union-find). Things are numbers,
 * so that a million of them take some tens of megabytes.
 */
public final class Components {
  private static final int NONE = -1;

  /** Open addressing: a slot of this and of {@code parents} is a member, if it has a parent. */
  private long[] members = new long[16];

  /** The slot of another member of the component; a slot's own is that of the first of it. */
  private int[] parents = new int[16];

  private int size;

  /** Nothing joined yet. */
  public Components() {
    Arrays.fill(parents, NONE);
  }

  /** A member of a component, and the component's smallest member. */
  public record Member(long member, long component) {}

  /** The two belong together. */
  public void join(long a, long b) {
    // Before the slots are taken down: a new member may move them all.
    add(a);
    add(b);
    int rootA = root(slot(a));
    int rootB = root(slot(b));
    // The smaller one leads, so that the result does not depend on the order of the pairs.
    if (members[rootA] < members[rootB]) {
      parents[rootB] = rootA;
    } else {
      parents[rootA] = rootB;
    }
  }

  /** All members, in no order. */
  public Iterator<Member> members() {
    return IntStream.range(0, members.length)
        .filter(slot -> parents[slot] != NONE)
        .mapToObj(slot -> new Member(members[slot], members[root(slot)]))
        .iterator();
  }

  private void add(long member) {
    int slot = slot(member);
    if (parents[slot] != NONE) {
      return;
    }
    members[slot] = member;
    parents[slot] = slot;
    size++;
    if (size * 2 > members.length) {
      grow();
    }
  }

  private void grow() {
    long[] before = members;
    int[] parentsBefore = parents;
    members = new long[before.length * 2];
    parents = new int[members.length];
    Arrays.fill(parents, NONE);
    int[] moved = new int[before.length];
    for (int i = 0; i < before.length; i++) {
      if (parentsBefore[i] != NONE) {
        moved[i] = slot(before[i]);
        members[moved[i]] = before[i];
        parents[moved[i]] = moved[i];
      }
    }
    for (int i = 0; i < before.length; i++) {
      if (parentsBefore[i] != NONE) {
        parents[moved[i]] = moved[parentsBefore[i]];
      }
    }
  }

  /** Where a member is, or would be put. */
  private int slot(long member) {
    int slot = Long.hashCode(member * 0x9E3779B97F4A7C15L) & (members.length - 1);
    while (parents[slot] != NONE && members[slot] != member) {
      slot = (slot + 1) & (members.length - 1);
    }
    return slot;
  }

  private int root(int slot) {
    int at = slot;
    while (parents[at] != at) {
      // Halving the path keeps later walks short.
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
