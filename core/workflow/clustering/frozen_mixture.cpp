#include "core/workflow/clustering/frozen_mixture.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::json;

Json toJson(const Matrix& matrix) {
  return {{"rows", matrix.rows}, {"columns", matrix.columns}, {"values", matrix.values}};
}

Matrix matrixOf(const Json& json) {
  Matrix matrix;
  matrix.rows = json.at("rows");
  matrix.columns = json.at("columns");
  matrix.values = json.at("values").get<std::vector<float>>();
  return matrix;
}

bool isWhole(const Matrix& matrix) {
  return matrix.columns > 0 && matrix.values.size() / matrix.columns == matrix.rows &&
         matrix.values.size() % matrix.columns == 0;
}

/// Whether all parts are of the same numbers of components and directions.
bool fits(const analysis::Mixture& mixture, const analysis::Pca& directions) {
  const auto dimension = mixture.means.columns;
  const auto spreadRows = mixture.covariance == analysis::Covariance::Full ? dimension : std::size_t{1};
  return isWhole(mixture.means) && isWhole(directions.components) && mixture.weights.size() == mixture.means.rows &&
         mixture.spreads.size() == mixture.means.rows && directions.components.rows == dimension &&
         directions.mean.size() == directions.components.columns &&
         std::ranges::all_of(mixture.spreads, [&](const Matrix& spread) {
           return isWhole(spread) && spread.rows == spreadRows && spread.columns == dimension;
         });
}

} // namespace

std::unique_ptr<FrozenMixture> FrozenMixture::read(const std::filesystem::path& file) {
  analysis::Mixture mixture;
  analysis::Pca directions;
  const auto text = readFile(file);
  try {
    const auto json = Json::parse(text);
    mixture.covariance = json.at("covariance") == "full" ? analysis::Covariance::Full : analysis::Covariance::Diagonal;
    mixture.weights = json.at("weights").get<std::vector<double>>();
    mixture.means = matrixOf(json.at("means"));
    for (const auto& spread : json.at("spreads")) {
      mixture.spreads.push_back(matrixOf(spread));
    }
    directions.mean = json.at("centre").get<std::vector<float>>();
    directions.components = matrixOf(json.at("directions"));
  } catch (const Json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a mixture that clusters"), file.string());
  }
  if (!fits(mixture, directions)) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a mixture that clusters"), file.string());
  }
  return std::make_unique<FrozenMixture>(std::move(mixture), std::move(directions));
}

AssignedClusters FrozenMixture::assign(const Matrix& rows) const {
  return mostProbable(analysis::assign(mixture_, analysis::project(directions_, rows)).responsibilities);
}

void FrozenMixture::renumber(const std::vector<int>& order) {
  const auto before = mixture_;
  mixture_.means = before.means.select(std::vector<std::size_t>(order.begin(), order.end()));
  for (std::size_t i = 0; i < order.size(); ++i) {
    mixture_.weights[i] = before.weights.at(static_cast<std::size_t>(order[i]));
    mixture_.spreads[i] = before.spreads.at(static_cast<std::size_t>(order[i]));
  }
}

std::filesystem::path FrozenMixture::write(const std::filesystem::path& folder) const {
  auto spreads = Json::array();
  for (const auto& spread : mixture_.spreads) {
    spreads.push_back(toJson(spread));
  }
  const Json json{{"covariance", mixture_.covariance == analysis::Covariance::Full ? "full" : "diagonal"},
                  {"weights", mixture_.weights},
                  {"means", toJson(mixture_.means)},
                  {"spreads", spreads},
                  {"centre", directions_.mean},
                  {"directions", toJson(directions_.components)}};
  writeFileAtomically(folder / "mixture.json", std::string_view(json.dump()));
  return folder / "mixture.json";
}

} // namespace stratoscope::workflow
