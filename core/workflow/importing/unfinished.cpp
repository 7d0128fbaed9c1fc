#include "core/workflow/importing/unfinished.h"

#include "core/cohort/staging.h"
#include "core/imaging/descriptor.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/importing/staging.h"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>

#include <QByteArray>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A path may hold bytes that JSON cannot.
std::string encoded(const fs::path& path) {
  return QByteArray::fromStdString(fs::absolute(path).lexically_normal().string()).toPercentEncoding("/").toStdString();
}

fs::path decoded(const std::string& text) {
  return QByteArray::fromPercentEncoding(QByteArray::fromStdString(text)).toStdString();
}

std::string recordOf(const ImportOptions& options) {
  Json json{{"recipe", Json::parse(toJson(options.recipe))}, {"truth", options.truth}, {"sources", Json::array()}};
  for (const auto& source : options.sources) {
    json["sources"].push_back(encoded(source));
  }
  if (options.labels) {
    json["labels"] = encoded(*options.labels);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Nothing for what is no record, so that the import can still be thrown away.
std::optional<ImportOptions> optionsOf(const std::string& record) {
  try {
    const auto json = Json::parse(record);
    ImportOptions options;
    options.recipe = recipeFromJson(json.at("recipe").dump());
    options.truth = json.at("truth");
    for (const auto& source : json.at("sources")) {
      options.sources.push_back(decoded(source));
    }
    if (json.contains("labels")) {
      options.labels = decoded(json.at("labels"));
    }
    return options;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

/// Whether an import holds the lock that ImportStaging takes.
bool isRunning(const cohort::Cohort& cohort) {
  const imaging::Descriptor file(::open(stagedPixels(cohort).c_str(), O_RDONLY | O_CLOEXEC));
  return file.get() >= 0 && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0;
}

} // namespace

std::optional<UnfinishedImport> unfinishedImport(const cohort::Cohort& cohort) {
  const int series = cohort::stagedCount(cohort);
  if (series == 0 || isRunning(cohort)) {
    return std::nullopt;
  }
  const auto origin = cohort::stagedOrigin(cohort);
  return UnfinishedImport{series, origin ? optionsOf(*origin) : std::nullopt};
}

void discardUnfinishedImport(cohort::Cohort& cohort) {
  ImportStaging staging(cohort, {});
  cohort::Transaction transaction(cohort);
  staging.clear();
  transaction.commit();
  staging.removeFile();
}

void rememberImport(cohort::Cohort& cohort, const ImportOptions& options) {
  cohort::Transaction transaction(cohort);
  cohort::Staging(cohort).setOrigin(recordOf(options));
  transaction.commit();
}

} // namespace stratoscope::workflow
