#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/retrieval/explanation/occlusion.h"
#include "core/retrieval/query/reciprocal_order.h"
#include "core/workflow/embedding.h"
#include "core/workflow/encoder.h"
#include "core/workflow/similar/hit_filter.h"
#include "core/workflow/similar/index_store.h"
#include "core/workflow/similar/query_images.h"
#include "core/workflow/similar/similar.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace stratoscope::workflow {
namespace {

using retrieval::Hit;
using retrieval::Query;
using Allowed = retrieval::ExactSearch::Allowed;

/// Radenovic et al. 2018 take alpha 3; ten neighbours suit cohorts that have few cases of a kind.
constexpr int expandedBy = 10;
constexpr float expansionAlpha = 3;
constexpr int rerankedHits = 100;

/// Where items come from, looked up once.
class Origins {
public:
  explicit Origins(const cohort::Cohort& cohort) : items_(cohort::items(cohort)) {
    std::ranges::transform(items_, std::back_inserter(patientOf_), &cohort::Item::patient);
    for (const auto& row : cohort::patients(cohort)) {
      patients_[row.id] = row.identifier;
    }
    for (const auto& row : cohort::series(cohort)) {
      paths_[row.id] = row.path;
    }
  }
  [[nodiscard]] const std::vector<std::int64_t>& patientOf() const { return patientOf_; }
  [[nodiscard]] std::vector<SimilarItem> describe(const std::vector<Hit>& hits) const {
    std::vector<SimilarItem> found;
    std::ranges::transform(hits, std::back_inserter(found), [this](const Hit& hit) {
      const auto& item = items_.at(static_cast<std::size_t>(hit.item));
      return SimilarItem{hit.item, patients_.at(item.patient), hit.score, paths_.at(item.series)};
    });
    return found;
  }

private:
  std::vector<cohort::Item> items_;
  std::vector<std::int64_t> patientOf_;
  std::map<std::int64_t, std::string> patients_;
  std::map<std::int64_t, std::filesystem::path> paths_;
};

Matrix append(Matrix rows, const Matrix& more) {
  rows.rows += more.rows;
  rows.columns = std::max(rows.columns, more.columns);
  rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
  return rows;
}

} // namespace

struct SimilarSearch::State {
  EmbeddingFile embedding;
  std::string device;
  retrieval::ExactSearch exact;
  Origins origins;
  ColumnCache columns;
  std::optional<Encoder> model;   ///< loaded for the first image that has to be encoded
  std::optional<OpenIndex> index; ///< opened for the first search by it

  [[nodiscard]] Matrix rowsOf(const std::vector<int>& items) const;
  Matrix encode(const ImageStack& images, Progress& progress, const std::stop_token& stop);
  Query queryOf(const cohort::Cohort& cohort, const SimilarQuery& query, SimilarResult& result, Progress& progress,
                const std::stop_token& stop);
  [[nodiscard]] Query expand(Query query, const Allowed& allowed) const;
  std::vector<Hit> search(cohort::Cohort& cohort, const Query& query, int k, const Allowed& allowed,
                          SimilarResult& result, Progress& progress, const std::stop_token& stop);
};

Matrix SimilarSearch::State::rowsOf(const std::vector<int>& items) const {
  const auto& rows = exact.rows();
  Matrix chosen(items.size(), rows.columns);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i] < 0 || static_cast<std::size_t>(items[i]) >= rows.rows) {
      throw Error(ErrorCode::InvalidArgument,
                  {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(items[i])}});
    }
    std::ranges::copy(rows.row(static_cast<std::size_t>(items[i])), chosen.row(i).begin());
  }
  return chosen;
}

Matrix SimilarSearch::State::encode(const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  if (!model) {
    model = Encoder::load(embedding.model, images, device);
  }
  return model->embed(images, progress, stop);
}

Query SimilarSearch::State::queryOf(const cohort::Cohort& cohort, const SimilarQuery& query, SimilarResult& result,
                                    Progress& progress, const std::stop_token& stop) {
  // Items that are asked about whole have their embedding already.
  auto outside = query;
  Matrix examples(0, exact.rows().columns);
  if (!query.box) {
    examples = rowsOf(query.items);
    outside.items.clear();
  }
  if (!outside.items.empty() || !outside.files.empty()) {
    const auto images = queryImages(cohort, outside, progress, stop);
    if (images.count == 1) {
      result.query = pictureOf(images, 0);
    }
    examples = append(std::move(examples), encode(images, progress, stop));
  }
  const auto combine = query.combine == CombineBy::Max ? retrieval::Combine::Max : retrieval::Combine::Mean;
  auto made = retrieval::makeQuery(std::move(examples), combine);
  return query.liked.empty() && query.disliked.empty()
             ? made
             : retrieval::refined(std::move(made), rowsOf(query.liked), rowsOf(query.disliked));
}

Query SimilarSearch::State::expand(Query query, const Allowed& allowed) const {
  for (std::size_t i = 0; i < query.examples.rows; ++i) {
    Matrix example(1, query.examples.columns);
    std::ranges::copy(query.examples.row(i), example.values.begin());
    std::vector<int> items;
    std::vector<float> scores;
    for (const auto& hit : exact.search(retrieval::makeQuery(std::move(example)), expandedBy, allowed)) {
      items.push_back(hit.item);
      scores.push_back(hit.score);
    }
    std::ranges::copy(retrieval::expanded(query.examples.row(i), rowsOf(items), scores, expansionAlpha),
                      query.examples.row(i).begin());
  }
  return query;
}

std::vector<Hit> SimilarSearch::State::search(cohort::Cohort& cohort, const Query& query, int k, const Allowed& allowed,
                                              SimilarResult& result, Progress& progress, const std::stop_token& stop) {
  if (result.searched != IndexKind::Exact) {
    if (!index || index->record.kind != result.searched) {
      index = openIndex(cohort, {result.searched, 0}, exact, progress, stop);
    }
    result.notes = index->record.notes;
    // A filter takes some away; where it leaves too few, all items are looked at.
    constexpr int spare = 4;
    auto hits = retrieval::searchBy(index->index, exact, query, k * spare);
    std::erase_if(hits, [&](const Hit& hit) { return !allowed(hit.item); });
    retrieval::keepBest(hits, k);
    if (hits.size() == static_cast<std::size_t>(k)) {
      return hits;
    }
    result.searched = IndexKind::Exact;
  }
  return exact.search(query, k, allowed);
}

SimilarSearch::SimilarSearch(std::unique_ptr<State> state) : state_(std::move(state)) {}
SimilarSearch::~SimilarSearch() = default;
SimilarSearch::SimilarSearch(SimilarSearch&&) noexcept = default;
SimilarSearch& SimilarSearch::operator=(SimilarSearch&&) noexcept = default;

SimilarSearch SimilarSearch::open(const cohort::Cohort& cohort, const std::string& device) {
  auto file = latestEmbeddingFile(cohort);
  retrieval::ExactSearch exact(retrieval::openRows(file.values));
  return SimilarSearch(std::make_unique<State>(
      State{std::move(file), device, std::move(exact), Origins(cohort), {}, std::nullopt, std::nullopt}));
}

std::int64_t SimilarSearch::run() const { return state_->embedding.run; }

SimilarResult SimilarSearch::find(cohort::Cohort& cohort, const SimilarQuery& query, const SimilarOptions& options,
                                  Progress& progress, const std::stop_token& stop) {
  SimilarResult result;
  result.expanded = options.expand;
  result.reranked = options.rerank;
  result.searched = options.index.value_or(
      state_->exact.rows().rows > mostExactItems ? readyIndex(cohort).value_or(IndexKind::Exact) : IndexKind::Exact);
  auto wanted = state_->queryOf(cohort, query, result, progress, stop);
  const auto allowed = hitFilter(cohort, query, options, state_->origins.patientOf(), state_->columns);
  if (options.expand) {
    wanted = state_->expand(std::move(wanted), allowed);
  }
  const int count = options.rerank ? std::max(options.k, rerankedHits) : options.k;
  auto hits = state_->search(cohort, wanted, count, allowed, result, progress, stop);
  if (options.rerank) {
    hits = retrieval::reciprocalOrder(state_->exact.rows(), hits);
    hits.resize(std::min(hits.size(), static_cast<std::size_t>(options.k)));
  }
  result.items = state_->origins.describe(hits);
  return result;
}

namespace {

SimilarityHeat heatOf(const ImageStack& image, const retrieval::HeatMap& map) {
  return {pictureOf(image, 0), map.columns, map.rows, map.drop};
}

/// Progress of two steps that follow each other as that of one.
class HalfOf final : public Progress {
public:
  HalfOf(Progress& whole, int half) : whole_(whole), half_(half) {}
  void report(std::int64_t done, std::int64_t total, const Text& message) override {
    whole_.report(half_ * total + done, 2 * total, message);
  }

private:
  Progress& whole_;
  int half_;
};

} // namespace

Explanation SimilarSearch::explain(const cohort::Cohort& cohort, const SimilarQuery& query, int result,
                                   const ExplanationOptions& options, Progress& progress, const std::stop_token& stop) {
  if (query.items.size() + query.files.size() != 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("only a query of one image can be explained"));
  }
  const auto own = queryImages(cohort, query, progress, stop);
  const auto other = queryImages(cohort, {.items = {result}}, progress, stop);
  SilentProgress silent;
  const auto encode = [&](const ImageStack& images) { return state_->encode(images, silent, stop); };
  const retrieval::OcclusionOptions grid{options.cells, options.batch};
  HalfOf first(progress, 0);
  HalfOf second(progress, 1);
  const auto ofQuery = retrieval::occlude(own, retrieval::makeQuery(encode(other)), encode, grid, first, stop);
  const auto ofResult = retrieval::occlude(other, retrieval::makeQuery(encode(own)), encode, grid, second, stop);
  return {ofQuery.score, heatOf(own, ofQuery), heatOf(other, ofResult)};
}

} // namespace stratoscope::workflow
