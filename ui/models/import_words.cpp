#include "ui/models/import_words.h"

namespace stratoscope::ui {
namespace {

std::filesystem::path toPath(const QString& text) { return std::filesystem::path(text.toStdString()); }

imaging::SliceChoice toSlices(const QString& word) {
  using enum imaging::SliceChoice;
  return word == u"every" ? Every : word == u"all" ? All : word == u"orthogonal" ? Orthogonal : Middle;
}

imaging::Windowing toWindowing(const QString& word) {
  using enum imaging::Windowing;
  return word == u"preset" ? Preset : word == u"fixed" ? Fixed : Auto;
}

} // namespace

workflow::ImportOptions toImportOptions(const ImportRequest& request) {
  workflow::ImportOptions options;
  for (const auto& source : request.sources) {
    options.sources.push_back(toPath(source));
  }
  options.recipe.slices = toSlices(request.slices);
  options.recipe.every = request.every;
  options.recipe.size = request.size;
  options.recipe.channels = request.channels;
  options.recipe.windowing = toWindowing(request.window);
  options.recipe.centre = request.centre;
  options.recipe.width = request.width;
  if (!request.labels.isEmpty()) {
    options.labels = toPath(request.labels);
  }
  options.truth = request.truth.toStdString();
  return options;
}

} // namespace stratoscope::ui
