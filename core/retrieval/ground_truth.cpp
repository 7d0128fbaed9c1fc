#include "core/retrieval/ground_truth.h"

#include "core/base/error.h"
#include "core/retrieval/ranking.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace stratoscope::retrieval {
namespace {

using Json = nlohmann::json;

std::vector<int> indices(const Json& query, const char* name, std::size_t images) {
  std::vector<int> found;
  if (const auto part = query.find(name); part != query.end() && !part->is_null()) {
    found = part->get<std::vector<int>>();
  }
  for (const int index : found) {
    if (index < 0 || static_cast<std::size_t>(index) >= images) {
      throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the ground truth names image %1, but there are only %2"),
                                          {std::to_string(index), std::to_string(images)}});
    }
  }
  return found;
}

TruthQuery queryOf(const Json& json, std::string image, std::size_t images) {
  TruthQuery query;
  query.image = std::move(image);
  if (const auto box = json.find("bbx"); box != json.end() && !box->is_null()) {
    query.box = box->get<std::array<double, 4>>();
  }
  query.easy = indices(json, json.contains("ok") ? "ok" : "easy", images);
  query.hard = indices(json, "hard", images);
  query.junk = indices(json, "junk", images);
  return query;
}

GroundTruth truthOf(const Json& json) {
  GroundTruth truth;
  truth.images = json.at("imlist").get<std::vector<std::string>>();
  const auto names = json.at("qimlist").get<std::vector<std::string>>();
  const auto& answers = json.at("gnd");
  if (!answers.is_array() || answers.size() != names.size()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the ground truth has not one answer for each query"));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    truth.queries.push_back(queryOf(answers[i], names[i], truth.images.size()));
  }
  return truth;
}

std::vector<int> both(std::vector<int> first, const std::vector<int>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

RankedPositives ranked(const TruthQuery& query, const std::vector<int>& order, Difficulty difficulty) {
  switch (difficulty) {
  case Difficulty::Easy:
    return rankPositives(order, query.easy, both(query.junk, query.hard));
  case Difficulty::Medium:
    return rankPositives(order, both(query.easy, query.hard), query.junk);
  case Difficulty::Hard:
    break;
  }
  return rankPositives(order, query.hard, both(query.junk, query.easy));
}

} // namespace

GroundTruth readGroundTruth(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the ground truth cannot be opened"), file.string());
  }
  try {
    return truthOf(Json::parse(stream));
  } catch (const Json::exception&) {
    throw Error(ErrorCode::Unreadable,
                STRATOSCOPE_TEXT("this is no ground truth: JSON with imlist, qimlist and gnd is expected"),
                file.string());
  } catch (const Error& error) {
    throw Error(error.code(), error.reason(), file.string());
  }
}

ProtocolFigures evaluateRankings(const GroundTruth& truth, std::span<const std::vector<int>> rankings,
                                 Difficulty difficulty) {
  if (rankings.size() != truth.queries.size()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every query needs a ranking"));
  }
  ProtocolFigures figures;
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    const auto found = ranked(truth.queries[i], rankings[i], difficulty);
    if (found.positives == 0) {
      continue;
    }
    ++figures.queries;
    figures.map += trapezoidalPrecision(found);
    figures.precisionAt1 += cappedPrecisionAt(found, 1);
    figures.precisionAt5 += cappedPrecisionAt(found, 5);
    figures.precisionAt10 += cappedPrecisionAt(found, 10);
  }
  for (auto* sum : {&figures.map, &figures.precisionAt1, &figures.precisionAt5, &figures.precisionAt10}) {
    *sum /= std::max(figures.queries, 1);
  }
  return figures;
}

} // namespace stratoscope::retrieval
