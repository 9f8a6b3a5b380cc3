package org.onrecord.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.run.Messages;
import org.onrecord.run.UserError;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A YAML file of options ({@code --config}): each key is a long option without its dashes. What the
 * command line says wins.
 */
final class ConfigFile implements IDefaultValueProvider {
  private static final String OPTION = "--config";

  private final Map<String, Object> values;

  private ConfigFile(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * The configuration file that the arguments name, if they name one.
   *
   * @throws UserError if it cannot be read or has a key that is no option
   */
  static Optional<ConfigFile> namedIn(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith(OPTION + "=")) {
        return Optional.of(read(arg.substring(OPTION.length() + 1)));
      }
      if (arg.equals(OPTION) && i + 1 < args.size()) {
        return Optional.of(read(args.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  private static ConfigFile read(String name) {
    try {
      Map<String, Object> values =
          new YAMLMapper()
              .readValue(
                  Files.readString(Path.of(name)), new TypeReference<Map<String, Object>>() {});
      TreeSet<String> unknown = new TreeSet<>(values == null ? List.of() : values.keySet());
      unknown.removeAll(RunCommand.configurable());
      if (!unknown.isEmpty()) {
        throw new UserError(
            "the configuration file "
                + name
                + " has an unknown key: "
                + unknown.first()
                + " (it may have "
                + String.join(", ", RunCommand.configurable())
                + ")");
      }
      return new ConfigFile(values == null ? Map.of() : values);
    } catch (JsonProcessingException e) {
      throw new UserError(
          "the configuration file "
              + name
              + " is no YAML map: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new UserError(
          "the configuration file cannot be read: " + name + " (" + Messages.firstLine(e) + ")");
    }
  }

  @Override
  public String defaultValue(ArgSpec spec) {
    if (!(spec instanceof OptionSpec option)) {
      return null;
    }
    Object value = values.get(option.longestName().replaceFirst("^--", ""));
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return value == null ? null : String.valueOf(value);
  }
}
