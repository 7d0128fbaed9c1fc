#include "core/workflow/source_image.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/file_series.h"
#include "core/learning/model.h"
#include "core/workflow/embedding.h"
#include "core/workflow/importing/source_kinds.h"

#include <algorithm>

namespace stratoscope::workflow {
imaging::Series sourceSeries(const cohort::Cohort& cohort, const cohort::SeriesRow& row) {
  imaging::Series series;
  series.kind = sourceKindNamed(row.kind);
  series.path = row.path;
  series.uid = row.uid;
  series.modality = row.modality;
  series.part = imaging::partOf(row.uid);
  for (const auto& file : cohort::filesOf(cohort, row.id)) {
    if (!std::filesystem::exists(file.path)) {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the source file is no longer where it was imported from"),
                  file.path.string());
    }
    series.files.push_back(file.path);
  }
  series.frames = static_cast<int>(series.files.size());
  return series;
}

SourceImage sourceImage(const cohort::Cohort& cohort, int item) {
  const auto items = cohort::items(cohort);
  if (item < 0 || static_cast<std::size_t>(item) >= items.size()) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(item)}},
                cohort.folder().string());
  }
  const auto& row = items[static_cast<std::size_t>(item)];
  const auto all = cohort::series(cohort);
  const auto series = *std::ranges::find(all, row.series, &cohort::SeriesRow::id);
  SourceImage source;
  source.series = row.series;
  source.volume = imaging::makeDecoder()->decode(sourceSeries(cohort, series));
  source.slice = row.slice;
  source.axis = row.axis;
  source.modality = series.modality;
  source.path = series.path;
  return source;
}

struct Reconstructor::State {
  learning::Model model;
  Matrix embedding;
};

Reconstructor::Reconstructor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reconstructor::~Reconstructor() = default;
Reconstructor::Reconstructor(Reconstructor&&) noexcept = default;
Reconstructor& Reconstructor::operator=(Reconstructor&&) noexcept = default;

Reconstructor Reconstructor::open(const cohort::Cohort& cohort, const std::string& device) {
  auto embedding = latestEmbedding(cohort);
  return Reconstructor(
      std::make_unique<State>(State{learning::Model::load(embedding.model, device), std::move(embedding.values)}));
}

std::vector<Picture> Reconstructor::reconstruct(const std::vector<int>& items) {
  std::vector<std::size_t> rows;
  for (const int item : items) {
    if (item < 0 || static_cast<std::size_t>(item) >= state_->embedding.rows) {
      throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(item)}});
    }
    rows.push_back(static_cast<std::size_t>(item));
  }
  const auto decoded = state_->model.decode(state_->embedding.select(rows));
  std::vector<Picture> pictures;
  for (std::size_t i = 0; i < decoded.count; ++i) {
    pictures.push_back(pictureOf(decoded, i));
  }
  return pictures;
}

} // namespace stratoscope::workflow
