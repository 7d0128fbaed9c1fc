#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/text_table.h"
#include "core/cohort/items.h"
#include "core/imaging/recipe_words.h"
#include "core/workflow/importing/deidentified_import.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::vector<std::filesystem::path> sources;
  std::string labels;
  std::string truth;
  std::string slices;
  std::string window;
  std::string bits;
  int size = 0;
  int channels = 0;
  bool copy = false;
  DeidentifyArguments copying;
};

/// What is not told stays as at the cohort's last import.
imaging::Recipe recipeOf(const cohort::Cohort& cohort, const Arguments& arguments) {
  auto recipe = workflow::importRecipe(cohort);
  if (!arguments.slices.empty()) {
    setSlices(recipe, arguments.slices);
  }
  if (!arguments.window.empty()) {
    setWindow(recipe, arguments.window);
  }
  if (!arguments.bits.empty()) {
    recipe.bits = imaging::bitsNamed(arguments.bits).value_or(recipe.bits);
  }
  recipe.size = arguments.size > 0 ? arguments.size : recipe.size;
  recipe.channels = arguments.channels > 0 ? arguments.channels : recipe.channels;
  return recipe;
}

/// The first few, for a person; the whole list is in the JSON.
template <typename Entry, typename Line>
std::string listOf(const std::string& title, const std::vector<Entry>& entries, Line line) {
  constexpr std::size_t shown = 10;
  std::string text = entries.empty() ? "" : title + "\n";
  for (std::size_t i = 0; i < entries.size() && i < shown; ++i) {
    text += "  " + line(entries[i]) + "\n";
  }
  return entries.size() > shown ? text + "  and " + std::to_string(entries.size() - shown) + " more\n" : text;
}

/// What becomes of a volume whose modality is not known beforehand.
std::string recipeText(const imaging::Recipe& recipe) {
  imaging::Series volume;
  volume.kind = imaging::SourceKind::Dicom;
  std::string text;
  for (const auto& part : imaging::describe(recipe, volume)) {
    text += (text.empty() ? "Of a volume: " : ", ") + part.english();
  }
  return text + "\n";
}

std::string textOf(const workflow::ImportResult& result) {
  auto text = "Imported " + counted(result.items, "item") + " in " + duration(result.seconds) + "; the cohort has " +
              counted(result.patients, "patient") + ", " + std::to_string(result.studies) + " studies, " +
              std::to_string(result.series) + " series\n";
  if (result.continuedSeries > 0) {
    text += std::to_string(result.continuedSeries) + " of the series were read by an earlier import\n";
  }
  if (result.knownSeries > 0) {
    text += std::to_string(result.knownSeries) + " series were there already\n";
  }
  text += listOf(counted(static_cast<std::int64_t>(result.skipped.size()), "file") + " skipped:", result.skipped,
                 [](const auto& file) { return file.path.string() + ": " + file.reason.english(); });
  return text + listOf(counted(static_cast<std::int64_t>(result.warnings.size()), "warning") + ":", result.warnings,
                       [](const auto& one) { return one.path.string() + ": " + one.message.english(); });
}

void runImport(const Arguments& arguments, Context& context) {
  context.goOn = [] {
    return std::string("The cohort is as it was, and what was read is kept: the same command goes on from there");
  };
  auto cohort = cohort::Cohort::openOrCreate(arguments.cohort);
  workflow::ImportOptions options;
  options.sources = arguments.sources;
  options.recipe = recipeOf(cohort, arguments);
  options.truth = arguments.truth;
  if (!arguments.labels.empty()) {
    options.labels = arguments.labels;
  }
  const auto result = arguments.copy
                          ? workflow::importDeidentified(cohort, options, deidentificationOptions(arguments.copying),
                                                         context.progress, context.stop)
                                .import
                          : workflow::importSources(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result) + recipeText(options.recipe));
}

} // namespace

void addImport(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("import", "Read DICOM, NIfTI, pictures and NPZ into a cohort, made where it is new",
                               [arguments](Context& context) { runImport(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder, NAME.stratoscope")->required();
  command.add_option("SOURCE", arguments->sources, "Files, folders, ZIP archives and DICOMDIR")->required();
  command.add_option("--labels", arguments->labels,
                     "CSV to join, with a column path, file, item, series, study or "
                     "patient");
  command.add_option("--truth", arguments->truth, "Column that evaluations compare with");
  command
      .add_option("--slices", arguments->slices,
                  "Slices of a volume that become items, middle unless told; volume takes it whole, as one 3-D item")
      ->check(slicesCheck());
  command
      .add_option("--size", arguments->size,
                  "Side of an item in pixels, 64 unless told; of whole volumes in voxels, 28")
      ->check(sizeCheck());
  command.add_option("--window", arguments->window, "Grey values shown; auto unless told")->check(windowCheck());
  command
      .add_option("--bits", arguments->bits,
                  "Bits of an item's values, 8 unless told; auto takes 16 where 8 would show two values alike")
      ->check(bitsCheck());
  command.add_option("--channels", arguments->channels, "1 (grey, unless told) or 3 (colour)")
      ->check(CLI::IsMember({1, 3}));
  command.add_flag("--copy-deidentified", arguments->copy,
                   "Import de-identified copies, kept in the cohort's folder, in place of the sources");
  addDeidentifyOptions(command, arguments->copying);
}

} // namespace stratoscope::cli
