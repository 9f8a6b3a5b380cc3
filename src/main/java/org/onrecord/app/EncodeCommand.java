package org.onrecord.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.onrecord.encoder.Windows;
import org.onrecord.encoder.WordPieces;
import org.onrecord.evaluate.EncodedGold;
import org.onrecord.run.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code encode}: annotated stories as the encoder reads them, for training. */
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    description = "Write annotated stories as the encoder reads them; training starts from that.")
final class EncodeCommand implements Callable<Integer> {
  @Option(
      names = "--gold",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description = "Stories with \"text\", or with \"sentences\" of \"tokens\", JSON Lines.")
  private List<Path> gold;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where a file of the same name goes for each.")
  private Path output;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "256",
      description = "Longest window, in word pieces. Default: ${DEFAULT-VALUE}.")
  private int longest;

  @Override
  public Integer call() {
    Windows windows =
        new Windows(
            new WordPieces(WordPieces.class.getResourceAsStream("vocabulary.txt")), longest);
    for (Path file : gold) {
      if (!Files.isReadable(file)) {
        throw new UserError("--gold cannot be read: " + file);
      }
      EncodedGold.write(file, windows, output.resolve(file.getFileName()));
    }
    return OnRecord.OK;
  }
}
