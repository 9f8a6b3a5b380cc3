package org.onrecord.corpus;

/** Makes stories of the bytes of JSON objects. */
final class JsonStories {
  /**
   * @param isMalformed whether the bytes are no JSON, so that where they end cannot be trusted
   */
  record Outcome(Parsed parsed, boolean isMalformed) {}

  private final JsonObjects objects;
  private final StoryFields fields;
  private final String sourcePath;
  private final Rejects rejects;

  JsonStories(JsonObjects objects, StoryFields fields, String sourcePath) {
    this.objects = objects;
    this.fields = fields;
    this.sourcePath = sourcePath;
    this.rejects = new Rejects(sourcePath);
  }

  Outcome parse(ByteSlice bytes, long position) {
    JsonObjects.Outcome outcome = objects.parse(bytes);
    if (outcome instanceof JsonObjects.Wrong wrong) {
      return new Outcome(
          rejects.of(position, wrong.reason(), wrong.detail(), bytes), wrong.isMalformed());
    }
    var record = ((JsonObjects.Fields) outcome).byName();
    return new Outcome(Rejects.quoting(fields.parse(record, sourcePath, position), bytes), false);
  }
}
