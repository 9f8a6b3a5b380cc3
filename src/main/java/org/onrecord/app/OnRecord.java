package org.onrecord.app;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.encoder.EncoderException;
import org.onrecord.evaluate.MalformedFileException;
import org.onrecord.report.SelectionException;
import org.onrecord.run.Messages;
import org.onrecord.run.Scratch;
import org.onrecord.run.UserError;
import org.onrecord.run.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line. Started by {@code ./onrecord}, or by spark-submit with the jar. */
@Command(
    name = "onrecord",
    mixinStandardHelpOptions = true,
    versionProvider = OnRecord.Version.class,
    description =
        "Who said what, about whom, in what tone: reads news stories, writes tables and a report.",
    subcommands = {
      RunCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      RunsCommand.class,
      SchemaCommand.class,
      EvaluateCommand.class,
      EncodeCommand.class
    },
    footer = {
      "",
      "Everything behind -- goes to spark-submit, as in",
      "  ./onrecord run --input stories --output out -- --master spark://host:7077",
      "",
      "Exit status: 0 published, or nothing new; 1 failed; 2 wrong usage; 3 refused by a check."
    })
public final class OnRecord {
  /** Published, or nothing new. */
  static final int OK = 0;

  /** Failed; nothing was published. */
  static final int FAILED = 1;

  /** Wrong usage; nothing was written. */
  static final int USAGE = 2;

  /** Refused by a check; nothing was published. */
  static final int REFUSED = 3;

  /** What a user mistyped stands in it, which may be a file of megabytes. */
  private static final int LONGEST_COMPLAINT = 1000;

  @Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show the whole cause when something fails.")
  boolean verbose;

  OnRecord() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] args) {
    Optional<Scratch> scratch = Scratch.ofThisProcess();
    int status = execute(args);
    scratch.ifPresent(Scratch::close);
    System.exit(status);
  }

  /** Runs a command and gives its exit status; all messages go to stdout and stderr. */
  public static int execute(String... args) {
    OnRecord app = new OnRecord();
    CommandLine line = new CommandLine(app);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A list in an option's value is the option's own matter; "-- args" never reach us.
    line.setParameterExceptionHandler((e, given) -> wrongUsage(e.getMessage(), e.getCommandLine()));
    line.setExecutionExceptionHandler((e, command, given) -> failed(e, app.verbose));
    try {
      ConfigFile.namedIn(Arrays.asList(args))
          .ifPresent(line.getSubcommands().get("run")::setDefaultValueProvider);
    } catch (UserError e) {
      return failed(e, false);
    }
    return line.execute(args);
  }

  private static int wrongUsage(String message, CommandLine command) {
    complain(message.lines().findFirst().orElse("") + "; see " + name(command) + " --help");
    return USAGE;
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static int failed(Exception e, boolean verbose) {
    if (e instanceof UserError
        || e instanceof MalformedFileException
        || e instanceof SelectionException) {
      complain(e.getMessage());
      return USAGE;
    }
    Throwable root = rootOf(e);
    if (root instanceof EncoderException && !verbose) {
      complain(root.getMessage());
      return FAILED;
    }
    complain(
        "failed: " + Messages.named(root) + (verbose ? "" : " (--verbose shows the whole cause)"));
    if (verbose) {
      e.printStackTrace(System.err);
    }
    return FAILED;
  }

  /**
   * Spark wraps what went wrong in a task several times over; the innermost says it, or the
   * encoder's own word for it.
   */
  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    for (int depth = 0;
        root.getCause() != null && !(root instanceof EncoderException) && depth < 20;
        depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** One line on stderr. */
  static void complain(String message) {
    PrintStream err = System.err;
    err.println("onrecord: " + Messages.cut(message, LONGEST_COMPLAINT));
  }

  /** {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return List.of("onrecord " + Versions.release()).toArray(String[]::new);
    }
  }
}
