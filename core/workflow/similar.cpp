#include "core/workflow/similar.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/learning/model.h"
#include "core/retrieval/exact_search.h"
#include "core/workflow/embedding.h"
#include "core/workflow/importing/recipe.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace stratoscope::workflow {
namespace {

/// What a hit needs to be shown, looked up once.
class Origins {
public:
  explicit Origins(const cohort::Cohort& cohort) : items_(cohort::items(cohort)) {
    for (const auto& row : cohort::patients(cohort)) {
      patients_[row.id] = row.identifier;
    }
    for (const auto& row : cohort::series(cohort)) {
      paths_[row.id] = row.path;
    }
  }
  [[nodiscard]] const cohort::Item& item(int row) const { return items_.at(static_cast<std::size_t>(row)); }
  [[nodiscard]] SimilarItem describe(const retrieval::Hit& hit) const {
    const auto& found = item(hit.item);
    return {hit.item, patients_.at(found.patient), hit.score, paths_.at(found.series)};
  }
  [[nodiscard]] std::vector<SimilarItem> describe(const std::vector<retrieval::Hit>& hits) const {
    std::vector<SimilarItem> found;
    std::ranges::transform(hits, std::back_inserter(found), [this](const auto& hit) { return describe(hit); });
    return found;
  }

private:
  std::vector<cohort::Item> items_;
  std::map<std::int64_t, std::string> patients_;
  std::map<std::int64_t, std::filesystem::path> paths_;
};

/// The first item of a file, as the cohort's own items were made.
ImageStack itemOf(const std::filesystem::path& file, const imaging::Recipe& recipe, Progress& progress,
                  const std::stop_token& stop) {
  const std::vector sources{file};
  const auto index = imaging::indexSources(sources, progress, stop);
  if (index.series.empty()) {
    const auto reason = index.skipped.empty() ? Text(STRATOSCOPE_TEXT("holds no image")) : index.skipped.front().reason;
    throw Error(ErrorCode::Unreadable, reason, file.string());
  }
  std::vector<std::uint8_t> pixels;
  const auto volume = imaging::makeDecoder()->decode(index.series.front());
  imaging::makeItems(index.series.front(), volume, recipe, [&](imaging::ItemTensor&& item) {
    if (pixels.empty()) {
      pixels = std::move(item.pixels);
    }
  });
  return makeStack(std::move(pixels), recipe.channels, recipe.size, recipe.size);
}

} // namespace

std::vector<SimilarItem> similarTo(const cohort::Cohort& cohort, int item, const SimilarOptions& options) {
  const auto embedding = latestEmbedding(cohort);
  if (item < 0 || static_cast<std::size_t>(item) >= embedding.values.rows) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(item)}},
                cohort.folder().string());
  }
  const Origins origins(cohort);
  const auto patient = origins.item(item).patient;
  const auto hits = retrieval::mostSimilar(
      embedding.values, embedding.values.row(static_cast<std::size_t>(item)), options.k, [&](int candidate) {
        return candidate != item && !(options.otherPatientsOnly && origins.item(candidate).patient == patient);
      });
  return origins.describe(hits);
}

std::vector<SimilarItem> similarToFile(const cohort::Cohort& cohort, const std::filesystem::path& file,
                                       const SimilarOptions& options, const std::string& device, Progress& progress,
                                       const std::stop_token& stop) {
  const auto embedding = latestEmbedding(cohort);
  auto model = learning::Model::load(embedding.model, device);
  const auto query = model.embed(itemOf(file, importRecipe(cohort), progress, stop), progress, stop);
  return Origins(cohort).describe(retrieval::mostSimilar(embedding.values, query.row(0), options.k));
}

} // namespace stratoscope::workflow
